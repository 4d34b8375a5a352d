#pragma once

#include "sync/engine/Transport.h"

#include <memory>

namespace seenheard {

/// Where the server is, whom to believe and who to be; all of it readable while the tablet is locked.
struct HttpTransportOptions {
    std::string serverUrl;  ///< "https://host:port"
    Bytes authorityDer;     ///< The only authority that is believed.
    Bytes certificateDer;   ///< The tablet's own.
    Bytes keyPem;           ///< Of that certificate.
    int timeoutMs = 30'000; ///< Without any progress.
};

/// Carries messages over HTTP/1.1 in TLS 1.3 with both sides certified by the authority pinned at enrolment. Needs the
/// event loop of the thread it was made on.
class HttpTransport final : public Transport {
public:
    /// InvalidInput for an address that is none; Corrupt for certificates or a key that cannot be read.
    [[nodiscard]] static Result<std::unique_ptr<HttpTransport>> make(const HttpTransportOptions& options);
    ~HttpTransport() override;

    using Transport::send;
    void send(HttpRequest request, Answer answer, Sent sent) override;
    void cancel() override;

private:
    struct Client;
    explicit HttpTransport(std::unique_ptr<Client> client);

    std::unique_ptr<Client> client_;
};

} // namespace seenheard
