#pragma once

#include "app/storage/TabletStore.h"
#include "sync/engine/SyncSession.h"
#include "tests/unit/server/ServerUnderTest.h"

namespace seenheard {

/// An officer's tablet with its real store and engine, against the real handlers of a server.
class FollowingTablet {
public:
    FollowingTablet(
        ServerUnderTest& server, const std::string& officer, const std::string& team, Role role = Role::Officer);

    /// One session until dry, or until that many answers were taken; fails the test where one is refused.
    SyncTotals exchange(int mostAnswers = 1000);
    /// The server takes one message, and its answer is lost.
    void loseAnAnswer();
    /// What the server answers to a request that it refuses; nothing of it changes this tablet.
    ErrorAnswer refusedExchange();
    /// The next entry of the chain, one operation a part; says the team where it is the first on a record.
    void write(const RecordId& record, const RegisterKey& key, Value value, std::vector<OperationId> supersedes = {});
    void write(std::vector<Part> parts);
    /// Where the last entry stands.
    [[nodiscard]] OperationId lastOperation(std::uint32_t index = 0) const;

    void assign(const RecordScope& scope);
    void unassign(const RecordScope& scope);

    [[nodiscard]] bool has(const RecordId& record);
    /// Fails the test where it is not here.
    [[nodiscard]] KeptRecord record(const RecordId& record);
    /// The record as applied, against the server's.
    [[nodiscard]] bool agrees(const RecordId& record);
    /// Texts that stand in a register, sorted.
    [[nodiscard]] std::vector<std::string> texts(const RecordId& record, const RegisterKey& key);
    /// How often these octets are anywhere in the tables of the store.
    [[nodiscard]] std::size_t traces(const std::string& words);

    /// Brings to the server what the black box has and the server has not.
    void bringBox();
    void close() { store_.reset(); }
    [[nodiscard]] Status open();
    [[nodiscard]] const ProfileDirectory& profile() const { return profile_; }
    [[nodiscard]] BytesView databaseKey() const { return databaseKey_; }

    [[nodiscard]] TabletStore& store() { return *store_; }
    [[nodiscard]] const SignerCertificate& certificate() const { return identity_.certificate(); }
    /// The identity for requests that a test makes by hand.
    [[nodiscard]] ScriptedTablet& identity() { return identity_; }
    /// Every answer that came, newest last.
    [[nodiscard]] const std::vector<ExchangeResponse>& answers() const { return answers_; }

private:
    class PlainLines final : public RecordSummariser {
    public:
        [[nodiscard]] RecordLine lineOf(const ShownRecord& record, const RecordSources& sources) override;
    };

    ServerUnderTest& server_;
    ScriptedTablet identity_;
    SystemRandom random_;
    TempDirectory directory_;
    ProfileDirectory profile_{directory_ / "profile"};
    Bytes databaseKey_ = Bytes(32);
    PlainLines lines_;
    std::unique_ptr<TabletStore> store_;
    std::set<RecordId> written_;
    std::vector<ExchangeResponse> answers_;
};

inline RecordScope team(const std::string& name) {
    return {ScopeKind::Team, name};
}
inline RecordScope childScope(const std::string& id) {
    return {ScopeKind::Child, id};
}

} // namespace seenheard
