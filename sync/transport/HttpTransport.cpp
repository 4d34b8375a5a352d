#include "sync/transport/HttpTransport.h"

#include "sync/transport/HttpClient.h"

#include <QSslCertificate>
#include <QSslKey>

namespace seenheard {

namespace {

QByteArray arrayOf(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

} // namespace

struct HttpTransport::Client {
    HttpClient http;
};

HttpTransport::HttpTransport(std::unique_ptr<Client> client) : client_(std::move(client)) {}

HttpTransport::~HttpTransport() = default;

Result<std::unique_ptr<HttpTransport>> HttpTransport::make(const HttpTransportOptions& options) {
    auto url = serverUrlFrom(options.serverUrl);
    if (!url)
        return url.error();
    auto tls = tlsPinnedTo(options.authorityDer);
    if (!tls)
        return tls.error();
    const auto certificates = QSslCertificate::fromData(arrayOf(options.certificateDer), QSsl::Der);
    const QSslKey key(arrayOf(options.keyPem), QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
    if (certificates.size() != 1 || key.isNull())
        return fail(
            ErrorCode::Corrupt, "This tablet's TLS key or certificate cannot be read; it has to be enrolled again.");
    tls->setLocalCertificate(certificates.front());
    tls->setPrivateKey(key);
    return std::unique_ptr<HttpTransport>(
        new HttpTransport(std::unique_ptr<Client>(new Client{HttpClient(*url, *tls, options.timeoutMs)})));
}

void HttpTransport::send(HttpRequest request, Answer answer, Sent sent) {
    client_->http.send(request, std::move(answer), std::move(sent));
}

void HttpTransport::cancel() {
    client_->http.cancel();
}

} // namespace seenheard
