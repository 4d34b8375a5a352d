#include "tests/integration/tablet/CuttingRoad.h"

#include <arpa/inet.h>
#include <catch2/catch_test_macros.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

constexpr int lookEveryMs = 50;

sockaddr_in addressOf(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// What is there now goes on, at most `most`; 0 at the end, nothing where it is cut on the way.
std::uint64_t pass(int from, int to, std::uint64_t most) {
    std::array<std::uint8_t, 16'384> octets{};
    const auto got = ::recv(from, octets.data(), std::min<std::uint64_t>(octets.size(), most), 0);
    for (ssize_t sent = 0; sent < got;) {
        const auto now = ::send(to, octets.data() + sent, static_cast<std::size_t>(got - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return 0;
        sent += now;
    }
    return got <= 0 ? 0 : static_cast<std::uint64_t>(got);
}

} // namespace

CuttingRoad::CuttingRoad(const std::string& fromPort, const std::string& toPort)
    : to_(static_cast<std::uint16_t>(std::stoi(toPort)))
    , listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const int yes = 1;
    REQUIRE(::setsockopt(listening_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0);
    const auto address = addressOf(static_cast<std::uint16_t>(std::stoi(fromPort)));
    REQUIRE(::bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(listening_, 16) == 0);
    thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

CuttingRoad::~CuttingRoad() {
    thread_.request_stop();
    thread_.join();
    ::close(listening_);
}

void CuttingRoad::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd waiting{listening_, POLLIN, 0};
        if (::poll(&waiting, 1, lookEveryMs) <= 0)
            continue;
        const int tablet = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (tablet >= 0)
            carry(tablet);
    }
}

void CuttingRoad::carry(int tablet) {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = addressOf(to_);
    std::uint64_t carried = 0;
    bool open = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    while (open && carried < cutAfter_) {
        std::array<pollfd, 2> both{pollfd{tablet, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (::poll(both.data(), both.size(), -1) < 0)
            break;
        if (both[0].revents != 0)
            open = pass(tablet, server, UINT64_MAX) > 0;
        if (open && both[1].revents != 0) {
            const auto passed = pass(server, tablet, cutAfter_ - carried);
            carried += passed;
            most_ = std::max<std::uint64_t>(most_, carried);
            open = passed > 0;
        }
    }
    ::close(server);
    ::close(tablet);
}

} // namespace seenheard
