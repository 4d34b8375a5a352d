#include "tests/integration/server/TestIssuer.h"

#include "platform/base/Clock.h"
#include "sync/server/access/TlsAuthority.h"
#include "sync/server/access/TlsFiles.h"

#include <catch2/catch_test_macros.hpp>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <fstream>

namespace seenheard {

TestIssuer::TestIssuer(const std::string& host) : context_(SSL_CTX_new(TLS_server_method())) {
    const auto nowMs = SystemClock().now().utcMs;
    const auto authority = makeTlsAuthority("Issuer", nowMs);
    const auto certificate = issueServerCertificate(*authority, {host}, nowMs);
    REQUIRE(certificate.ok());
    std::ofstream(directory_ / "authority.pem") << certificatePem(authority->certificate).value();
    REQUIRE(SSL_CTX_use_certificate(context_, x509From(certificate->certificate).get()) == 1);
    REQUIRE(SSL_CTX_use_PrivateKey(context_, privateKeyFrom(certificate->key).get()) == 1);

    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(listening_, reinterpret_cast<const sockaddr*>(&address), size) == 0);
    REQUIRE(listen(listening_, SOMAXCONN) == 0);
    REQUIRE(getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
}

TestIssuer::~TestIssuer() {
    stopping_ = true;
    thread_.join();
    ::close(listening_);
    SSL_CTX_free(context_);
}

void TestIssuer::answer(const std::string& path, const std::string& octets) {
    const std::scoped_lock lock(guard_);
    answers_[path] = octets;
}

void TestIssuer::serve(const std::string& path, const std::string& document) {
    answer(path,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(document.size())
            + "\r\n\r\n" + document);
}

void TestIssuer::serveKeys(const nlohmann::json& keys) {
    serve("/.well-known/openid-configuration",
        nlohmann::json{{"issuer", url()}, {"jwks_uri", url() + "/keys"}, {"response_types_supported", {"code"}}}
            .dump());
    serve("/keys", nlohmann::json{{"keys", keys}}.dump());
}

void TestIssuer::run() {
    while (!stopping_) {
        pollfd ready{listening_, POLLIN, 0};
        if (poll(&ready, 1, 50) != 1)
            continue;
        const int socket = accept(listening_, nullptr, nullptr);
        if (socket < 0)
            continue;
        serveOne(socket);
        ::close(socket);
    }
}

void TestIssuer::serveOne(int socket) {
    const timeval patience{5, 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const std::unique_ptr<SSL, decltype(&SSL_free)> connection(SSL_new(context_), &SSL_free);
    SSL_set_fd(connection.get(), socket);
    if (SSL_accept(connection.get()) != 1) {
        ERR_clear_error();
        return;
    }
    std::string request;
    std::array<char, 4096> piece{};
    while (request.find("\r\n\r\n") == std::string::npos) {
        const int read = SSL_read(connection.get(), piece.data(), static_cast<int>(piece.size()));
        if (read <= 0)
            return;
        request.append(piece.data(), static_cast<std::size_t>(read));
    }
    const auto begin = request.find(' ') + 1;
    const auto path = request.substr(begin, request.find(' ', begin) - begin);
    std::string octets;
    {
        const std::scoped_lock lock(guard_);
        const auto found = answers_.find(path);
        octets = found == answers_.end() ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : found->second;
    }
    if (octets.empty()) {
        // Until the other side gives up.
        static_cast<void>(SSL_read(connection.get(), piece.data(), static_cast<int>(piece.size())));
        ERR_clear_error();
        return;
    }
    static_cast<void>(SSL_write(connection.get(), octets.data(), static_cast<int>(octets.size())));
    SSL_shutdown(connection.get());
    ERR_clear_error();
}

} // namespace seenheard
