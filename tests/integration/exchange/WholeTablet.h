#pragma once

#include "app/storage/TabletStore.h"
#include "sync/engine/SyncSession.h"
#include "tests/support/SeededRandom.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <map>

namespace seenheard {

/// The line of a list, for tests that look at none.
class SilentSummariser final : public RecordSummariser {
public:
    [[nodiscard]] RecordLine lineOf(const ShownRecord&, const RecordSources&) override { return {}; }
};

/// A tablet with its real encrypted store and black box, enrolled with a real server that runs in the same process.
class WholeTablet {
public:
    WholeTablet(ServerUnderTest& server, const std::string& officer);

    /// Saves words in a record as the next entry of the chain.
    EntryId save(std::uint8_t record, const std::string& words);

    [[nodiscard]] SyncSession session();
    /// Lets the server answer as it wants to.
    [[nodiscard]] Response send(const HttpRequest& request);
    /// A whole exchange; each answer is given to `spoil` first.
    [[nodiscard]] Status exchange(const std::function<void(Response&)>& spoil = nullptr);
    /// The same with a server that answers something else than it should.
    [[nodiscard]] Status exchangeWith(const std::function<void(ExchangeResponse&)>& change);

    /// Puts the profile back to what it was when it was kept.
    void keep();
    void putBack();

    /// Every entry of the store, by leaf where it has one: what an exchange can add to and may never take from.
    [[nodiscard]] std::map<EntryId, std::int64_t> entries();
    /// Every row that an exchange may change, as one hash.
    [[nodiscard]] Hash digest();
    [[nodiscard]] Bytes applied(std::uint8_t record);

    ServerUnderTest& server;
    std::unique_ptr<TabletStore> store;
    std::vector<EntryId> saved;

private:
    void open();

    TempDirectory directory_;
    ProfileDirectory profile_{directory_ / "profile"};
    ScriptedTablet enrolment_;
    SeededRandom random_{7};
    SilentSummariser summariser_;
    Bytes databaseKey_ = Bytes(32, 9);
};

} // namespace seenheard
