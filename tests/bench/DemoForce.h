#pragma once

#include "app/services/Tablet.h"
#include "platform/crypto/SystemRandom.h"
#include "sync/server/store/ServerStore.h"
#include "tests/bench/DurablePostgres.h"
#include "tests/bench/Program.h"
#include "tests/bench/Workload.h"

namespace seenheard::bench {

/// A server and its tablets as they are installed: the real programs, each in a folder of its own, TLS between them.
class DemoForce {
public:
    static constexpr const char* pin = "246813";

    /// Makes a server's folder anew, with the workload's form published. Its store is in files there, or on that
    /// PostgreSQL. Unsupported where the programs are not built.
    [[nodiscard]] static Result<DemoForce> make(const std::filesystem::path& directory, const Workload& workload,
        std::shared_ptr<DurablePostgres> postgres = nullptr);

    [[nodiscard]] std::filesystem::path tablet(std::string_view name) const { return directory_ / name; }
    /// By the server's own commands and the headless tablet's.
    [[nodiscard]] Status enrol(std::string_view name, const std::string& officer, const std::string& team = "Response");
    /// The tablet's services in this process, over the real transport.
    [[nodiscard]] Result<std::unique_ptr<Tablet>> unlock(std::string_view name);

    /// Its port is the same each time: tablets remember it.
    [[nodiscard]] Status startServer(std::vector<std::string> options = {});
    /// The same behind a proxy that lets every octet wait `delayMs` each way. Unsupported where Node.js is not there.
    [[nodiscard]] Status startServerFarAway(int delayMs);
    void stopServer();
    [[nodiscard]] std::uint16_t port() const { return static_cast<std::uint16_t>(std::stoi(port_)); }
    [[nodiscard]] std::int64_t serverProcess() const { return server_ ? server_->id() : 0; }
    /// Beside the server that has it open.
    [[nodiscard]] Result<std::unique_ptr<ServerStore>> openStore();
    /// Of the server's program, to its end; what it printed.
    [[nodiscard]] Result<std::string> command(std::vector<std::string> words);

    /// Everything as it lies now, to begin again from; the server must have stopped.
    [[nodiscard]] Status keepAs(const std::filesystem::path& copy) const;
    [[nodiscard]] Status restoreFrom(const std::filesystem::path& copy);

private:
    DemoForce(std::filesystem::path directory, std::shared_ptr<DurablePostgres> postgres)
        : directory_(std::move(directory))
        , postgres_(std::move(postgres)) {}
    /// Yields the port it listens on.
    [[nodiscard]] Result<std::string> serveOn(const std::string& port, std::vector<std::string> options = {});
    /// A command's words with those that name the store.
    [[nodiscard]] std::vector<std::string> onStore(std::vector<std::string> words) const;
    [[nodiscard]] std::string store() const { return (directory_ / "server" / "store.db").string(); }
    [[nodiscard]] std::string secret() const { return store() + ".secret"; }

    std::filesystem::path directory_;
    std::shared_ptr<DurablePostgres> postgres_;
    std::optional<Program> server_, proxy_;
    std::string port_ = "0";
    std::unique_ptr<SystemRandom> random_ = std::make_unique<SystemRandom>();
    std::unique_ptr<SystemClock> clock_ = std::make_unique<SystemClock>();
    std::unique_ptr<StderrLog> log_ = std::make_unique<StderrLog>(LogLevel::Warning);
};

/// Runs this thread's events until that exchange is done.
[[nodiscard]] Result<ExchangeReport> exchangeNow(Tablet& tablet);

} // namespace seenheard::bench
