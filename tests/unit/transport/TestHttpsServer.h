#pragma once

#include "sync/engine/Transport.h"
#include "tests/unit/transport/TestAuthority.h"

#include <QSslServer>
#include <optional>
#include <vector>

namespace seenheard {

/// Speaks just enough HTTP/1.1 over TLS on a port of its own for a client on the same event loop.
class TestHttpsServer {
public:
    /// A certificate for 127.0.0.1 from that authority; connections of tablets it did not certify are refused.
    explicit TestHttpsServer(const TestAuthority& authority, const std::string& address = "127.0.0.1",
        int sinceDays = 1, int forDays = 1, QSsl::SslProtocol protocol = QSsl::TlsV1_3OrLater);

    [[nodiscard]] std::string url() const;

    /// The whole answer for one request; nothing closes the connection without a word.
    std::function<std::optional<QByteArray>(const HttpRequest&)> answer;
    std::vector<HttpRequest> seen;
    bool sawCertificate = false;
    int connections = 0;

private:
    void serve(QTcpSocket* socket);
    void read(QTcpSocket* socket);

    QSslServer server_;
};

[[nodiscard]] QByteArray httpAnswer(int status, BytesView body);

/// Sends and runs the event loop until the answer.
[[nodiscard]] Result<HttpResponse> sent(Transport& transport, const HttpRequest& request);

} // namespace seenheard
