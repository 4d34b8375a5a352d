#pragma once

#include "tests/integration/tablet/HeadlessTablet.h"
#include "tests/support/TempDirectory.h"

#include <optional>

namespace seenheard {

/// A force of its own for one test: a real server with the demonstration's form and reference data, and tablets that
/// enrol with it over real sockets.
class World {
public:
    World();

    /// A tablet enrolled for an officer ("officer" or "supervisor").
    [[nodiscard]] HeadlessTablet tablet(const std::string& officer, const std::string& role = "officer");
    /// A one-time code for an officer.
    [[nodiscard]] std::string code(const std::string& officer, const std::string& role = "officer") const;

    void startServer();
    void killServer();
    /// Runs a command of the server to its end; what it wrote to standard output.
    std::string server(const std::vector<std::string>& words) const;
    [[nodiscard]] Program startServerCommand(const std::vector<std::string>& words) const;

    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return directory_ / name; }
    /// A file with that text; its path.
    [[nodiscard]] std::string write(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::filesystem::path store() const { return file("server.db"); }
    [[nodiscard]] std::string port() const { return port_; }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + port_; }

private:
    TempDirectory directory_;
    std::optional<Program> server_;
    std::string port_ = "0"; ///< The same after a restart: tablets remember the address.
};

/// Exchanges the tablets one after the other until each has what all have written.
void exchangeAll(const std::vector<const HeadlessTablet*>& tablets);

} // namespace seenheard
