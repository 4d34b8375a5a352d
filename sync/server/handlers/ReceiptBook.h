#pragma once

#include "sync/protocol/FeedPage.h"
#include "sync/protocol/Receipt.h"
#include "sync/server/access/EntryCheck.h"
#include "sync/server/sequencer/LogTree.h"

#include <map>
#include <set>

namespace seenheard {

/// Leaves whose entries need not go down to their author, with what they are held for.
using LeavesAtAuthor = std::map<std::uint64_t, HoldReason>;

/// The receipts of one answer: for what was sent, and for what is still waited for.
class ReceiptBook {
public:
    explicit ReceiptBook(std::int64_t nowMs) : nowMs_(nowMs) {}

    /// The first `own` of them are of the asking signer.
    void addSent(const std::vector<CheckedEntry>& entries, const std::vector<std::optional<ChainEntry>>& places,
        std::size_t own);
    void addAwaited(const std::vector<EntryId>& awaited, const std::vector<ChainEntry>& found);

    /// Of all own entries that the receipts name.
    [[nodiscard]] const LeavesAtAuthor& atAuthor() const { return atAuthor_; }
    /// Leaves of the page that are left out need no other proof.
    void setPage(const std::vector<FeedLeaf>& leaves);

    void plan(LogTree& tree) const;
    /// Each with its proof against the tree.
    [[nodiscard]] Result<std::vector<Receipt>> take(const LogTree& tree);

private:
    [[nodiscard]] bool needsProof(const Receipt& receipt) const;

    std::int64_t nowMs_;
    std::vector<Receipt> receipts_;
    LeavesAtAuthor atAuthor_;
    std::set<std::uint64_t> inPage_;
};

} // namespace seenheard
