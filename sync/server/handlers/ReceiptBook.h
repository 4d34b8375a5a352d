#pragma once

#include "sync/protocol/Receipt.h"
#include "sync/server/access/EntryCheck.h"
#include "sync/server/sequencer/LogTree.h"

namespace seenheard {

/// The receipts of one answer: for what was brought, and for what is still waited for.
class ReceiptBook {
public:
    explicit ReceiptBook(std::int64_t nowMs) : nowMs_(nowMs) {}

    void addBrought(const std::vector<CheckedEntry>& entries, const std::vector<std::optional<ChainEntry>>& places);
    void addAwaited(const std::vector<EntryId>& awaited, const std::vector<ChainEntry>& found);

    void plan(LogTree& tree) const;
    /// Each with its proof against the tree.
    [[nodiscard]] Result<std::vector<Receipt>> take(const LogTree& tree);

private:
    std::int64_t nowMs_;
    std::vector<Receipt> receipts_;
};

} // namespace seenheard
