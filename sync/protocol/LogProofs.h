#pragma once

#include "sync/protocol/ExchangeResponse.h"
#include "sync/protocol/MerkleTree.h"

namespace seenheard {

/// What a tablet checks of an answer against a tree head whose signature it has verified. All are pure, fail
/// with BadSignature and say which proof did not hold. The data of a leaf is the entry id.

/// That the log of `newer` begins with the log of `older`. The empty log of any epoch is everybody's
/// beginning; two epochs have no consistency between them.
[[nodiscard]] Status verifyGrowth(
    const TreeHeadRef& older, const TreeHeadRef& newer, const std::vector<Hash>& consistency);

/// That these entries are the leaves that follow the frontier's in the log of `head`. Yields the frontier
/// behind them.
[[nodiscard]] Result<MerkleFrontier> verifyFeedPage(MerkleFrontier frontier, const std::vector<EntryId>& entries,
    const TreeHeadRef& head, const std::vector<Hash>& pageConsistency);

/// The same of a whole answer: also that its leaves and the subtrees it passes over follow each other without a gap,
/// that leaves are entries, and that its cursor stands behind them in the tree head's epoch. Each entry's own signature
/// is left to verifyEntry.
[[nodiscard]] Result<MerkleFrontier> verifyFeedPage(MerkleFrontier frontier, const ExchangeResponse& answer);

/// That an entry that came outside a page has the leaf that is named.
[[nodiscard]] Status verifyInLog(const ProvenEntry& proven, const EntryId& entry, const TreeHeadRef& head);

/// That an applied or held receipt's entry has the leaf it names. Other states prove nothing and pass.
[[nodiscard]] Status verifyReceipt(const Receipt& receipt, const TreeHeadRef& head);

} // namespace seenheard
