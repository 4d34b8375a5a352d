#include "sync/transport/HttpClient.h"

#include "sync/protocol/Limits.h"
#include "sync/protocol/PackedMessage.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslError>

namespace seenheard {

namespace {

QByteArray arrayOf(BytesView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

QByteArray arrayOf(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

std::string nameOf(const QUrl& server) {
    return server.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery).toStdString();
}

Error wrongAuthority(const QUrl& server, const QList<QSslError>& errors) {
    std::string why = "its certificate does not come from the authority pinned at enrolment";
    for (const auto& error : errors) {
        if (error.error() == QSslError::HostNameMismatch)
            why = "its certificate is for another address";
        else if (error.error() == QSslError::CertificateExpired || error.error() == QSslError::CertificateNotYetValid)
            why = "its certificate is not valid today; look at the clocks of tablet and server";
    }
    return fail(ErrorCode::WrongAuthority,
        "What answers at " + nameOf(server) + " is not the server this tablet trusts: " + why + ". Nothing was sent.");
}

Error unreachable(const QUrl& server, std::string_view why) {
    return fail(ErrorCode::Unreachable,
        "The server at " + nameOf(server) + " could not be reached: " + std::string(why)
            + ". What waits here is safe.");
}

Error networkError(const QUrl& server, const QNetworkReply& reply, const QList<QSslError>& sslErrors) {
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return sslErrors.isEmpty() ? unreachable(server, "it did not agree on a TLS 1.3 connection with this tablet")
                                   : wrongAuthority(server, sslErrors);
    case QNetworkReply::ConnectionRefusedError: return unreachable(server, "nothing answers there");
    case QNetworkReply::HostNotFoundError: return unreachable(server, "there is no such address, or no network");
    case QNetworkReply::RemoteHostClosedError:
        return unreachable(server, "the connection was closed before the answer");
    // What the transfer timeout does; our own cancel() hears nothing.
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError: return unreachable(server, "it did not answer in time");
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError: return unreachable(server, "the network failed");
    default: return unreachable(server, "the connection failed");
    }
}

/// Only whole seconds: a date would be the server's clock against ours.
std::optional<std::int64_t> retryAfter(const QNetworkReply& reply) {
    bool isNumber = false;
    const auto seconds = reply.rawHeader("Retry-After").toUInt(&isNumber);
    return isNumber ? std::optional(std::int64_t{seconds} * 1000) : std::nullopt;
}

} // namespace

Result<QSslConfiguration> tlsPinnedTo(BytesView authorityDer) {
    const auto certificates = QSslCertificate::fromData(arrayOf(authorityDer), QSsl::Der);
    if (certificates.size() != 1 || certificates.front().isNull())
        return fail(ErrorCode::Corrupt, "The server's pinned authority cannot be read; enrol the tablet again.");
    auto tls = tlsWithoutTrust();
    tls.setCaCertificates(certificates);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return tls;
}

QSslConfiguration tlsWithoutTrust() {
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setCaCertificates({});
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

Result<QUrl> serverUrlFrom(std::string_view text) {
    QUrl url(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty())
        return fail(ErrorCode::InvalidInput,
            "The server's address must look like https://server.example:8443, which \"" + std::string(text)
                + "\" does not.");
    const auto path = url.path();
    if ((!path.isEmpty() && path != QLatin1String("/")) || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty())
        return fail(ErrorCode::InvalidInput, "The server's address must end after the host and port.");
    return url;
}

HttpClient::HttpClient(QUrl server, const QSslConfiguration& tls, int timeoutMs)
    : server_(std::move(server))
    , tls_(tls)
    , timeoutMs_(timeoutMs) {
    network_.setProxy(QNetworkProxy::NoProxy);
    network_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network_.setAutoDeleteReplies(false);
}

HttpClient::~HttpClient() {
    cancel();
}

void HttpClient::send(const HttpRequest& request, Transport::Answer answer, Transport::Sent sent) {
    cancel();
    answer_ = std::move(answer);
    sent_ = std::move(sent);
    body_.clear();
    tooLarge_ = false;
    sslErrors_.clear();

    auto url = server_;
    const auto path = QString::fromStdString(request.path);
    url.setPath(path.section(QLatin1Char('?'), 0, 0));
    if (path.contains(QLatin1Char('?')))
        url.setQuery(path.section(QLatin1Char('?'), 1));
    QNetworkRequest http(url);
    http.setSslConfiguration(tls_);
    http.setTransferTimeout(timeoutMs_);
    http.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    http.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    http.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    http.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // Qt would ask for gzip and unpack it without a bound of ours.
    http.setRawHeader("Accept-Encoding", "identity");
    const auto type = arrayOf(messageContentType);
    http.setHeader(QNetworkRequest::ContentTypeHeader, type);

    reply_ = request.method == "GET" ? network_.get(http) : network_.post(http, arrayOf(request.body));
    auto* reply = reply_.data();
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [this](const auto& errors) { sslErrors_ = errors; });
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [this, reply] {
        const auto piece = reply->readAll();
        if (tooLarge_ || body_.size() + static_cast<std::size_t>(piece.size()) > limits::messageBytes) {
            tooLarge_ = true;
            reply->abort();
            return;
        }
        body_.insert(body_.end(), piece.begin(), piece.end());
    });
    // What follows is done by Qt's own thread for HTTP.
    QObject::connect(reply, &QNetworkReply::uploadProgress, reply, [this](qint64 gone, qint64 all) {
        if (all > 0 && gone == all && sent_)
            std::exchange(sent_, nullptr)();
    });
    QObject::connect(
        reply, &QNetworkReply::finished, reply, [this] { finish(); }, Qt::QueuedConnection);
}

void HttpClient::cancel() {
    answer_ = nullptr;
    sent_ = nullptr;
    if (!reply_)
        return;
    auto* reply = reply_.data();
    reply_.clear();
    reply->disconnect();
    reply->abort();
    reply->deleteLater();
}

void HttpClient::finish() {
    auto* reply = reply_.data();
    if (reply == nullptr)
        return;
    reply_.clear();
    reply->deleteLater();
    const auto answer = std::exchange(answer_, nullptr);
    sent_ = nullptr;
    const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // An HTTP error status is an answer; a status whose body broke off is none.
    const bool complete = reply->error() == QNetworkReply::NoError
        || (reply->error() >= QNetworkReply::ContentAccessDenied && status >= 400);
    if (tooLarge_)
        answer(fail(ErrorCode::TooLarge,
            "The answer of the server at " + nameOf(server_) + " is larger than any message may be; it was refused."));
    else if (!complete || status == 0)
        answer(networkError(server_, *reply, sslErrors_));
    else
        answer(HttpResponse{status, std::move(body_), retryAfter(*reply)});
}

} // namespace seenheard
