#pragma once

#include "sync/server/handlers/ServerHandlers.h"
#include "tests/support/FakeClock.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/server/ScriptedTablet.h"
#include "tests/unit/server/StorePlace.h"
#include "tests/unit/server/TestForm.h"

namespace seenheard {

/// Keeps the lines, for tests that look at them.
class KeptLog final : public Log {
public:
    void write(LogLevel level, std::string_view component, std::string_view message) override;
    [[nodiscard]] std::string lines() const { return lines_; }

private:
    std::string lines_;
};

/// A whole server on a store of its own (StorePlace), without HTTP.
class ServerUnderTest {
public:
    ServerUnderTest();

    [[nodiscard]] Response post(const std::string& path, Bytes body, std::optional<TabletId> tablet);
    /// Sends what the tablet has to say and checks the answer's proofs; fails the test if it is refused.
    [[nodiscard]] ExchangeResponse exchange(ScriptedTablet& tablet, const std::vector<Entry>& entries = {});
    /// Sends a request as it stands; the answer is not given to the tablet.
    [[nodiscard]] Response send(const ScriptedTablet& tablet, const ExchangeRequest& request);
    [[nodiscard]] ExchangeResponse sendWell(const ScriptedTablet& tablet, const ExchangeRequest& request);

    [[nodiscard]] EnrolmentCode offer(
        const std::string& officer, Role role = Role::Officer, const std::string& team = "Response 1");
    [[nodiscard]] ScriptedTablet enrolled(const std::string& officer, Role role = Role::Officer,
        const std::string& tabletName = "tablet", const std::string& team = "Response 1");
    [[nodiscard]] FormRef publish(const std::string& json);

    [[nodiscard]] ServerStore& store() { return *store_; }
    [[nodiscard]] RequestHandler& router() { return handlers_->router(); }
    /// Of an embedded store.
    [[nodiscard]] std::filesystem::path storeFile() const { return directory_ / "server.db"; }
    /// What a command is told of the store.
    [[nodiscard]] std::vector<std::string> storeOptions() const { return place_->options(); }
    /// The same store once more, as another process has it.
    [[nodiscard]] std::unique_ptr<ServerStore> openElsewhere();
    /// What the offline keys are kept in, the recovery key whole.
    [[nodiscard]] std::filesystem::path recoveryFile() const { return directory_ / "recovery.json"; }
    /// Forgets everything in memory and opens the store again.
    void restart();

    /// A copy of the store's data as it is now, as a backup has it …
    void keepBackup();
    /// … and that copy in its place; the records' keys have backups of their own and stay.
    void putBackupBack();
    /// One administrative command, while the server is stopped; what it said on standard output and error.
    struct CommandResult {
        int code = 0;
        std::string said;
    };
    CommandResult runStopped(std::vector<std::string> words);

    FakeClock clock;
    KeptLog log;
    FormRef form; ///< The test form, published.

private:
    void open();

    TempDirectory directory_;
    SystemRandom random_;
    std::unique_ptr<StorePlace> place_;
    std::unique_ptr<ServerStore> store_;
    std::unique_ptr<ServerHandlers> handlers_;
};

/// The error that a refusal carries.
[[nodiscard]] ErrorAnswer errorIn(const Response& response);

[[nodiscard]] RecordId recordNumber(std::uint8_t number);
/// A part that puts one value into one register.
[[nodiscard]] Part partWith(const RecordId& record, const RegisterKey& key, Value value,
    std::vector<OperationId> supersedes = {}, std::optional<std::string> reason = std::nullopt);

} // namespace seenheard
