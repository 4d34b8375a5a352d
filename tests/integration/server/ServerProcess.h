#pragma once

#include "tests/integration/server/HttpsClient.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/server/ScriptedTablet.h"
#include "tests/unit/server/StorePlace.h"
#include "tests/unit/server/TestForm.h"

#include <functional>

namespace seenheard {

/// A real seenheard-server on a store of its own, as an administrator would run it, and more of them on the same.
class ServerProcess {
public:
    using MakePlace = std::function<std::unique_ptr<StorePlace>(const std::filesystem::path& directory)>;

    /// Makes the store and publishes the test form; serves with these options besides.
    explicit ServerProcess(
        std::vector<std::string> serveOptions = {}, const MakePlace& makePlace = StorePlace::forTest);
    explicit ServerProcess(const MakePlace& makePlace);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    void start();
    /// One more process on the same store, until this object ends; yields its port.
    [[nodiscard]] std::uint16_t startAnother();
    /// SIGKILL.
    void kill();
    /// One of the others, counted from 0 …
    void killAnother(std::size_t which);
    /// … and again; yields its new port.
    [[nodiscard]] std::uint16_t restartAnother(std::size_t which);
    /// SIGTERM; the exit code.
    int stop();
    /// Runs a command to its end; what it wrote to standard output. Fails the test unless it returns `expected`.
    std::string run(const std::vector<std::string>& words, int expected = 0) const;

    /// A command's words with those that name the store.
    [[nodiscard]] std::vector<std::string> onStore(std::vector<std::string> words) const;

    /// What the process had in memory at its highest, and what it has now.
    [[nodiscard]] std::size_t peakMemoryKiB() const;
    [[nodiscard]] std::size_t memoryKiB() const;
    /// What it has logged since it was started.
    [[nodiscard]] std::string log() const;
    /// Of its metrics, where it was told to serve them on a free port.
    [[nodiscard]] std::uint16_t metricsPort() const;

    /// Processor time the process has taken so far.
    [[nodiscard]] double processorSeconds() const;

    [[nodiscard]] HttpsSettings settings() const;
    [[nodiscard]] HttpsSettings settingsOf(const ScriptedTablet& tablet) const;
    /// Enrols a tablet with a fresh code over a real connection.
    [[nodiscard]] ScriptedTablet enrolled(
        const std::string& officer, const std::string& role = "officer", const std::string& team = "Response 1") const;
    /// Uses a code up.
    [[nodiscard]] static EnrolmentResponse redeem(
        HttpsClient& client, const ScriptedTablet& tablet, const EnrolmentCode& code);

    [[nodiscard]] const Authority& authority() const { return authority_; }
    [[nodiscard]] std::string file(const std::string& name) const { return (directory_ / name).string(); }
    [[nodiscard]] const FormRef& form() const { return form_; }
    [[nodiscard]] StorePlace& place() const { return *place_; }

private:
    /// Its standard error goes to a file of its own where one is named.
    [[nodiscard]] int spawn(
        const std::vector<std::string>& words, const std::string& output, const std::string& errors = {}) const;
    [[nodiscard]] std::size_t statusKiB(const std::string& line) const;
    [[nodiscard]] static int end(int& process, int signal);
    /// Serves on a free port, which it yields once it is ready.
    [[nodiscard]] std::uint16_t serve(int& process, const std::string& name) const;

    std::vector<std::string> serveOptions_;
    TempDirectory directory_;
    std::unique_ptr<StorePlace> place_;
    int process_ = -1;
    std::vector<int> others_;
    std::uint16_t port_ = 0;
    Authority authority_;
    FormRef form_;
};

[[nodiscard]] std::int64_t nowMs();
/// One exchange over an open connection, every proof checked. Fails the test if it is refused.
[[nodiscard]] ExchangeResponse exchange(
    HttpsClient& client, ScriptedTablet& tablet, const std::vector<Entry>& entries = {});

} // namespace seenheard
