#include "tests/integration/server/HttpsClient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace seenheard {

namespace {

constexpr time_t patienceSeconds = 60;

Error failed(const std::string& what) {
    const auto code = ERR_get_error();
    ERR_clear_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return fail(ErrorCode::Unreachable, what + (reason == nullptr ? "" : std::string(": ") + reason));
}

int openSocket(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{patienceSeconds, 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

bool use(SSL_CTX* context, const HttpsSettings& settings) {
    if (settings.highestVersion != 0)
        SSL_CTX_set_max_proto_version(context, settings.highestVersion);
    if (!settings.authority.empty()) {
        const auto* at = settings.authority.data();
        X509* authority = d2i_X509(nullptr, &at, static_cast<long>(settings.authority.size()));
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority);
        X509_free(authority);
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    }
    if (!settings.credential)
        return true;
    const auto& certificate = settings.credential->certificate;
    const auto& key = settings.credential->key;
    return SSL_CTX_use_certificate_ASN1(context, static_cast<int>(certificate.size()), certificate.data()) == 1
        && SSL_CTX_use_PrivateKey_ASN1(EVP_PKEY_EC, context, key.data(), static_cast<long>(key.size())) == 1;
}

} // namespace

Result<HttpsClient> HttpsClient::connect(const HttpsSettings& settings, std::string_view beforeTls) {
    const int socket = openSocket(settings.port);
    if (socket < 0)
        return fail(ErrorCode::Unreachable, "nobody listens");
    if (::send(socket, beforeTls.data(), beforeTls.size(), MSG_NOSIGNAL) < 0) {
        ::close(socket);
        return failed("write");
    }
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL* connection = nullptr;
    HttpsClient client(socket, context, connection);
    if (!use(context, settings))
        return failed("settings");
    client.connection_ = SSL_new(context);
    SSL_set_fd(client.connection_, socket);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(client.connection_), "127.0.0.1");
    if (SSL_connect(client.connection_) != 1)
        return failed("handshake");
    return client;
}

HttpsClient::HttpsClient(HttpsClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1))
    , context_(std::exchange(other.context_, nullptr))
    , connection_(std::exchange(other.connection_, nullptr)) {}

HttpsClient::~HttpsClient() {
    SSL_free(connection_);
    SSL_CTX_free(context_);
    if (socket_ >= 0)
        ::close(socket_);
}

Result<HttpAnswer> HttpsClient::request(
    const std::string& method, const std::string& path, const Bytes& body, const std::string& moreHeaders) {
    std::string octets = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + moreHeaders;
    if (!body.empty())
        octets += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    octets += "\r\n";
    octets += textOf(BytesView(body));
    if (!write(octets))
        return failed("write");
    return readAnswer();
}

bool HttpsClient::write(std::string_view octets) {
    while (!octets.empty()) {
        const int written =
            SSL_write(connection_, octets.data(), static_cast<int>(std::min<std::size_t>(octets.size(), 1U << 20U)));
        if (written <= 0)
            return false;
        octets.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

Result<HttpAnswer> HttpsClient::readAnswer() {
    std::string all;
    std::size_t headerEnd = std::string::npos;
    std::size_t length = 0;
    while (headerEnd == std::string::npos || all.size() < headerEnd + 4 + length) {
        std::array<char, 16384> piece{};
        const int read = SSL_read(connection_, piece.data(), static_cast<int>(piece.size()));
        if (read <= 0)
            return failed("the connection ended before the answer was whole");
        all.append(piece.data(), static_cast<std::size_t>(read));
        if (headerEnd != std::string::npos)
            continue;
        headerEnd = all.find("\r\n\r\n");
        const auto field = all.find("Content-Length: ");
        if (headerEnd != std::string::npos && field < headerEnd)
            length = std::stoul(all.substr(field + 16));
    }
    HttpAnswer answer;
    answer.status = std::stoi(all.substr(9, 3));
    answer.headers = all.substr(0, headerEnd);
    answer.body = copyOf(bytesOf(std::string_view(all).substr(headerEnd + 4, length)));
    return answer;
}

std::string HttpsClient::version() const {
    return SSL_get_version(connection_);
}

} // namespace seenheard
