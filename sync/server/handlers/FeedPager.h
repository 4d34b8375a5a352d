#pragma once

#include "sync/protocol/ExchangeResponse.h"
#include "sync/server/handlers/ReceiptBook.h"
#include "sync/server/sequencer/LogTree.h"
#include "sync/server/store/FeedStore.h"

namespace seenheard {

/// What of the log goes down in one answer: the leaves of the reader's scopes, and what is passed over between them.
struct PagedLeaves {
    std::vector<StoredLeaf> leaves;
    std::vector<FeedMark> marks;
    std::vector<PassedSubtree> passed; ///< Without hashes until they are taken from the tree.
    std::uint64_t end = 0;             ///< The page covers every leaf before it.
    std::set<RecordId> records;        ///< That something goes down of, but for what administrators did.
};

/// Cuts a page of the log for a reader: every leaf from his cursor on is either an entry of a scope he follows or in a
/// subtree that is passed over, so that what he computes over it is the log itself.
class FeedPager {
public:
    explicit FeedPager(FeedStore& feeds) : feeds_(feeds) {}

    /// What the reader has himself is named and not sent.
    [[nodiscard]] Result<PagedLeaves> page(const std::vector<RecordScope>& scopes, std::uint64_t from,
        std::uint64_t below, const LeavesAtAuthor& atReader);

private:
    /// As much of these rows as one answer takes.
    [[nodiscard]] Result<PagedLeaves> cut(const FeedRows& rows, const std::vector<RecordScope>& scopes,
        std::uint64_t from, const LeavesAtAuthor& atReader);
    [[nodiscard]] Result<std::vector<StoredLeaf>> leaves(
        std::span<const ReadableLeaf> readable, const LeavesAtAuthor& atReader);

    FeedStore& feeds_;
};

/// The places of the passed subtrees are planned, then their hashes taken.
void planPassed(const std::vector<PassedSubtree>& passed, LogTree& tree);
[[nodiscard]] Status takePassed(std::vector<PassedSubtree>& passed, const LogTree& tree);

} // namespace seenheard
