#pragma once

#include "sync/engine/Transport.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>
#include <QUrl>

namespace seenheard {

/// Whom to believe and who to be, in one TLS configuration: TLS 1.3, the given authority and no other.
/// Corrupt where a certificate or key cannot be read.
[[nodiscard]] Result<QSslConfiguration> tlsPinnedTo(BytesView authorityDer);
/// The same without believing or being anybody; for a document that is checked against a fingerprint afterwards.
[[nodiscard]] QSslConfiguration tlsWithoutTrust();

/// "https://host:port" as a person types it. InvalidInput says what is wrong with it.
[[nodiscard]] Result<QUrl> serverUrlFrom(std::string_view text);

/// One HTTP/1.1 message at a time over one kept connection: no redirects, cookies, cache, proxy or content encoding,
/// and never more of an answer than a message may have.
class HttpClient {
public:
    HttpClient(QUrl server, const QSslConfiguration& tls, int timeoutMs);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    void send(const HttpRequest& request, Transport::Answer answer, Transport::Sent sent = nullptr);
    void cancel();

private:
    void finish();

    QUrl server_;
    QSslConfiguration tls_;
    int timeoutMs_;
    QNetworkAccessManager network_;
    QPointer<QNetworkReply> reply_;
    Transport::Answer answer_;
    Transport::Sent sent_;
    Bytes body_;
    bool tooLarge_ = false;
    QList<QSslError> sslErrors_;
};

} // namespace seenheard
