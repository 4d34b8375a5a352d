#pragma once

#include "tests/integration/server/ServerProcess.h"
#include "tests/integration/tablet/Program.h"

namespace seenheard {

/// A server that listens on a socket, and a real HAProxy before it that ends TLS, with the configuration that is
/// installed.
class BehindHaproxy {
public:
    BehindHaproxy();

    [[nodiscard]] ServerProcess& server() { return server_; }
    /// By way of the proxy.
    [[nodiscard]] HttpsSettings settings() const;
    [[nodiscard]] HttpsSettings settingsOf(const ScriptedTablet& tablet) const;
    [[nodiscard]] std::string socket() const { return directory_ / "server.sock"; }
    /// What the configuration is told by the environment.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> environment() const;

private:
    TempDirectory directory_;
    ServerProcess server_;
    std::uint16_t port_ = 0;
    int listening_ = -1;
    std::optional<Program> proxy_;
};

/// Skips the test where there is none.
[[nodiscard]] std::string haproxyProgram();
/// Sends octets to a socket of the file system; everything that comes back until the other side ends it.
[[nodiscard]] std::string sentToSocket(const std::string& socket, const std::string& octets);

} // namespace seenheard
