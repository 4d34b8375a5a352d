#include "tests/integration/server/BehindHaproxy.h"

#include "tests/support/FreePort.h"

#include <catch2/catch_test_macros.hpp>
#include <grp.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>

namespace seenheard {

namespace {

constexpr int attempts = 1000;
constexpr std::chrono::milliseconds betweenAttempts{10};

} // namespace

std::string haproxyProgram() {
    const std::string program = "/usr/sbin/haproxy";
    if (access(program.c_str(), X_OK) != 0)
        SKIP("HAProxy is not installed here, so nothing was tried behind it. 'make setup' installs it.");
    return program;
}

BehindHaproxy::BehindHaproxy() : server_({"--proxy-socket", directory_ / "server.sock"}, StorePlace::forTest) {
    const auto certificate = (directory_ / "tls.pem").string();
    (void)server_.run(server_.onStore({"authority", "issue", "--host", "seen.example", "--tls-certificate", certificate,
        "--tls-key", certificate + ".key", "--authority", directory_ / "authority.pem"}));
    const auto listening = listenOnFreePort();
    listening_ = listening.socket;
    port_ = listening.port;
    const auto configuration = std::string(SEENHEARD_SOURCE_DIR) + "/sync/server/deploy/haproxy-tls.cfg";
    // Ends with the test, however that ends.
    proxy_.emplace(Program::Start{"/usr/bin/setpriv",
        {"--pdeathsig", "KILL", haproxyProgram(), "-db", "-f", configuration}, environment(), directory_ / "haproxy"});
    close(listening_);
    // It takes connections at once, but the server only after it has looked at it.
    for (int i = 0; i < attempts; ++i) {
        auto client = HttpsClient::connect(settings());
        if (client && client->request("GET", "/livez").ok())
            return;
        std::this_thread::sleep_for(betweenAttempts);
    }
    const auto ended = proxy_->kill();
    FAIL("HAProxy does not let anything through: " << ended.out << ended.err);
}

std::vector<std::pair<std::string, std::string>> BehindHaproxy::environment() const {
    return {{"SEENHEARD_PROXY_USER", getpwuid(geteuid())->pw_name},
        {"SEENHEARD_PROXY_GROUP", getgrgid(getegid())->gr_name},
        {"SEENHEARD_PROXY_LISTEN", "fd@" + std::to_string(listening_)},
        {"SEENHEARD_PROXY_CERTIFICATE", directory_ / "tls.pem"},
        {"SEENHEARD_PROXY_AUTHORITY", directory_ / "authority.pem"}, {"SEENHEARD_PROXY_SOCKET", socket()}};
}

HttpsSettings BehindHaproxy::settings() const {
    auto found = server_.settings();
    found.port = port_;
    return found;
}

HttpsSettings BehindHaproxy::settingsOf(const ScriptedTablet& tablet) const {
    auto found = server_.settingsOf(tablet);
    found.port = port_;
    return found;
}

std::string sentToSocket(const std::string& socket, const std::string& octets) {
    const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{30, 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(socket, std::begin(address.sun_path));
    std::string answer;
    if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
        && ::send(connection, octets.data(), octets.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(octets.size())) {
        std::array<char, 4096> piece{};
        for (ssize_t read = 0; (read = ::recv(connection, piece.data(), piece.size(), 0)) > 0;)
            answer.append(piece.data(), static_cast<std::size_t>(read));
    }
    ::close(connection);
    return answer;
}

} // namespace seenheard
