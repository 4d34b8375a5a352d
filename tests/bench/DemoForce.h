#pragma once

#include "app/services/Tablet.h"
#include "platform/crypto/SystemRandom.h"
#include "tests/bench/Program.h"
#include "tests/bench/Workload.h"

namespace seenheard::bench {

/// A server and its tablets as they are installed: the real programs, each in a folder of its own, TLS between them.
class DemoForce {
public:
    static constexpr const char* pin = "246813";

    /// Finds a server's folder, or makes one with the workload's form published. Unsupported where the programs
    /// are not built.
    [[nodiscard]] static Result<DemoForce> make(const std::filesystem::path& directory, const Workload& workload);

    [[nodiscard]] std::filesystem::path tablet(std::string_view name) const { return directory_ / name; }
    /// By the server's own commands and the headless tablet's.
    [[nodiscard]] Status enrol(std::string_view name, const std::string& officer, const std::string& team = "Response");
    /// The tablet's services in this process, over the real transport.
    [[nodiscard]] Result<std::unique_ptr<Tablet>> unlock(std::string_view name);

    /// Its port is the same each time: tablets remember it.
    [[nodiscard]] Status startServer();
    /// The same behind a proxy that lets every octet wait `delayMs` each way. Unsupported where Node.js is not there.
    [[nodiscard]] Status startServerFarAway(int delayMs);
    void stopServer();

    /// Everything as it lies now, to begin again from; the server must have stopped.
    [[nodiscard]] Status keepAs(const std::filesystem::path& copy) const;
    [[nodiscard]] Status restoreFrom(const std::filesystem::path& copy);

private:
    explicit DemoForce(std::filesystem::path directory) : directory_(std::move(directory)) {}
    /// Yields the port it listens on.
    [[nodiscard]] Result<std::string> serveOn(const std::string& port);
    [[nodiscard]] std::string store() const { return (directory_ / "server" / "store.db").string(); }

    std::filesystem::path directory_;
    std::optional<Program> server_, proxy_;
    std::string port_ = "0";
    std::unique_ptr<SystemRandom> random_ = std::make_unique<SystemRandom>();
    std::unique_ptr<SystemClock> clock_ = std::make_unique<SystemClock>();
    std::unique_ptr<StderrLog> log_ = std::make_unique<StderrLog>(LogLevel::Warning);
};

/// Runs this thread's events until that exchange is done.
[[nodiscard]] Result<ExchangeReport> exchangeNow(Tablet& tablet);

} // namespace seenheard::bench
