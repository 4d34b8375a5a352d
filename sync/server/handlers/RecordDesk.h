#pragma once

#include "sync/protocol/ExchangeRequest.h"
#include "sync/protocol/ExchangeResponse.h"
#include "sync/server/sequencer/LogTree.h"
#include "sync/server/store/FeedStore.h"

namespace seenheard {

/// Entries that go down outside a page still know who signed them, with which form.
struct SentEntries {
    std::set<SignerId> signers;
    std::set<Hash> forms;
    std::set<RecordId> records; ///< That something of goes down.
};

/// Hands out records as they stand, and entries of their history, to readers who follow a scope they are in: what
/// joined, what fills a newly followed scope, what a context names. Nothing about any other record.
class RecordDesk {
public:
    RecordDesk(LogStore& log, FeedStore& feeds) : log_(log), feeds_(feeds) {}

    /// Fills `records`, `fill` and `history`, bounded in bytes; proofs are left out. `response.scopes` says what the
    /// reader follows. Whatever it sends has a leaf below the size of any tree head that is read after it.
    [[nodiscard]] Result<SentEntries> fill(ExchangeResponse& response, const ExchangeRequest& request);

private:
    struct Load {
        ExchangeResponse& response;
        SentEntries sent;
        std::size_t bytes = 0;
        [[nodiscard]] bool isFull() const { return bytes >= limits::recordBytes; }
    };
    [[nodiscard]] Status addRecord(const RecordId& id, Load& load);
    [[nodiscard]] Status addScope(const ScopeFill& wanted, Load& load);
    [[nodiscard]] Status addHistory(const HistoryWanted& wanted, Load& load);
    /// Of entries that have a leaf, the part about that record.
    [[nodiscard]] Result<std::vector<ProvenEntry>> entriesOf(
        const RecordId& record, std::span<const EntryName> names, std::size_t maxBytes, Load& load);

    LogStore& log_;
    FeedStore& feeds_;
};

void planEntries(const ExchangeResponse& response, LogTree& tree);
[[nodiscard]] Status proveEntries(ExchangeResponse& response, const LogTree& tree);

} // namespace seenheard
