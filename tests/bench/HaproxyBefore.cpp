#include "tests/bench/HaproxyBefore.h"

#include "tests/integration/server/HttpsClient.h"
#include "tests/support/FreePort.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace seenheard::bench {

namespace {

constexpr const char* haproxy = "/usr/sbin/haproxy";
constexpr int attempts = 500;
constexpr std::chrono::milliseconds betweenAttempts{20};

/// It takes connections at once, but passes them on only after it has looked at the server.
bool passesOn(std::uint16_t port) {
    for (int attempt = 0; attempt < attempts; ++attempt) {
        auto client = HttpsClient::connect({port, {}, std::nullopt, 0});
        if (client && client->request("GET", "/livez").ok())
            return true;
        std::this_thread::sleep_for(betweenAttempts);
    }
    return false;
}

} // namespace

Result<HaproxyBefore> HaproxyBefore::start(DemoForce& force, const std::filesystem::path& directory) {
    if (access(haproxy, X_OK) != 0)
        return fail(ErrorCode::Unsupported, "HAProxy is not installed here; 'make setup' installs it");
    const auto certificate = (directory / "tls.pem").string();
    const auto authority = (directory / "authority.pem").string();
    if (auto issued = force.command({"authority", "issue", "--host", "seen.example", "--tls-certificate", certificate,
            "--tls-key", certificate + ".key", "--authority", authority});
        !issued)
        return issued.error();
    const auto listening = listenOnFreePort();
    const auto configuration = std::string(SEENHEARD_SOURCE_DIR) + "/sync/server/deploy/haproxy-tls.cfg";
    auto proxy = Program::start(haproxy, {"-db", "-f", configuration},
        {{"SEENHEARD_PROXY_USER", getpwuid(geteuid())->pw_name},
            {"SEENHEARD_PROXY_GROUP", getgrgid(getegid())->gr_name},
            {"SEENHEARD_PROXY_LISTEN", "fd@" + std::to_string(listening.socket)},
            {"SEENHEARD_PROXY_CERTIFICATE", certificate}, {"SEENHEARD_PROXY_AUTHORITY", authority},
            {"SEENHEARD_PROXY_SOCKET", (directory / "server.sock").string()}});
    close(listening.socket);
    if (!proxy)
        return proxy.error();
    if (!passesOn(listening.port))
        return fail(ErrorCode::Unreachable, "HAProxy does not let anything through");
    return HaproxyBefore(*std::move(proxy), listening.port);
}

} // namespace seenheard::bench
