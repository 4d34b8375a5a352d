#include "sync/server/monitoring/MonitoringListener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace seenheard {

namespace {

constexpr std::size_t mostHeader = 8192;
constexpr int waiting = 16;
constexpr int lookForStopMs = 200;
constexpr timeval patience{2, 0};

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;
};

SocketAddress socketAddress(const ListenAddress& address) {
    SocketAddress made;
    auto* six = reinterpret_cast<sockaddr_in6*>(&made.storage);
    auto* four = reinterpret_cast<sockaddr_in*>(&made.storage);
    if (inet_pton(AF_INET6, address.host.c_str(), &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(address.port);
        made.length = sizeof *six;
        return made;
    }
    inet_pton(AF_INET, address.host.c_str(), &four->sin_addr);
    four->sin_family = AF_INET;
    four->sin_port = htons(address.port);
    made.length = sizeof *four;
    return made;
}

std::uint16_t portOf(int socket) {
    SocketAddress bound;
    bound.length = sizeof bound.storage;
    getsockname(socket, reinterpret_cast<sockaddr*>(&bound.storage), &bound.length);
    // The port stands at the same place in both.
    return ntohs(reinterpret_cast<const sockaddr_in*>(&bound.storage)->sin_port);
}

void sendAll(int connection, std::string_view octets) {
    while (!octets.empty()) {
        const auto sent = ::send(connection, octets.data(), octets.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string reason(int status) {
    return status == 200 ? "OK" : status == 404 ? "Not Found" : status == 405 ? "Method Not Allowed" : "Unavailable";
}

} // namespace

Result<std::unique_ptr<MonitoringListener>> MonitoringListener::listen(const std::string& text, Answer answer) {
    const auto address = listenAddressFrom(text);
    if (!address)
        return address.error();
    if (!address->isLoopback())
        return fail(ErrorCode::InvalidInput,
            "metrics takes an address of loopback, such as 127.0.0.1:9464, not " + text
                + ": what is told there is for this machine only.");
    const auto bound = socketAddress(*address);
    const int socket = ::socket(bound.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (socket < 0 || ::bind(socket, reinterpret_cast<const sockaddr*>(&bound.storage), bound.length) != 0
        || ::listen(socket, waiting) != 0) {
        const std::string why = std::strerror(errno);
        if (socket >= 0)
            ::close(socket);
        return fail(ErrorCode::InvalidInput,
            "The server cannot listen on " + text + ": " + why + ". Choose another --metrics.");
    }
    return std::unique_ptr<MonitoringListener>(new MonitoringListener(socket, portOf(socket), std::move(answer)));
}

MonitoringListener::MonitoringListener(int socket, std::uint16_t port, Answer answer)
    : socket_(socket)
    , port_(port)
    , answer_(std::move(answer))
    , thread_([this](const std::stop_token& stop) { serve(stop); }) {}

MonitoringListener::~MonitoringListener() {
    thread_.request_stop();
    thread_.join();
    ::close(socket_);
}

void MonitoringListener::serve(const std::stop_token& stop) const {
    while (!stop.stop_requested()) {
        pollfd ready{socket_, POLLIN, 0};
        if (::poll(&ready, 1, lookForStopMs) <= 0)
            continue;
        const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        serveOne(connection);
        ::close(connection);
    }
}

void MonitoringListener::serveOne(int connection) const {
    std::string request;
    std::array<char, 2048> piece{};
    while (request.find("\r\n\r\n") == std::string::npos && request.size() < mostHeader) {
        const auto read = ::recv(connection, piece.data(), piece.size(), 0);
        if (read <= 0)
            return;
        request.append(piece.data(), static_cast<std::size_t>(read));
    }
    const auto path = request.substr(4, request.find_first_of(" ?\r", 4) - 4);
    const auto response = request.starts_with("GET ") ? answer_(path) : Response{405, "text/plain", {}, {}};
    std::string octets = "HTTP/1.1 " + std::to_string(response.status) + " " + reason(response.status)
        + "\r\nContent-Type: " + response.contentType + "\r\nContent-Length: " + std::to_string(response.body.size())
        + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    octets += textOf(response.body);
    sendAll(connection, octets);
}

} // namespace seenheard
