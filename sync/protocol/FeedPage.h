#pragma once

#include "sync/protocol/HoldReason.h"
#include "sync/records/RecordScope.h"

#include <vector>

namespace seenheard {

/// One leaf of a followed scope.
struct FeedLeaf {
    std::uint64_t leaf = 0;

    /// Canonical entry; parts about records that the reader does not follow are absent. Empty where the request sent it
    /// or asks about it: its receipt in the same answer names it and the leaf.
    Bytes entry;
    HoldReason held = HoldReason::None; ///< Held leaves are in the tree but not in any record.
    Bytes released; ///< Canonical entry that this leaf, an administrative one, releases; empty for others.

    bool operator==(const FeedLeaf&) const = default;
};

/// Leaves of a page that are not for its reader: a perfect subtree of the log by its hash, 2^level leaves from `first`.
struct PassedSubtree {
    std::uint64_t first = 0;
    std::uint8_t level = 0;
    Hash hash;

    bool operator==(const PassedSubtree&) const = default;
};

/// What a leaf does to a record in one scope's feed. Numbers are on the wire and never used for anything else.
enum class FeedEvent : std::uint8_t {
    Entry = 0,  ///< The record was in the scope before; never sent as a mark.
    Began = 1,  ///< The record's first entry: whoever has the leaf has all of it.
    Joined = 2, ///< The record was there before and is in the scope from this leaf on: fetch it by its id.
    Left = 3    ///< The record is in the scope no more.
};

/// A record that came into a followed scope, or left it, at a leaf.
struct FeedMark {
    std::uint64_t leaf = 0;
    RecordId record;
    std::uint32_t scope = 0; ///< Index among the answer's scopes.
    FeedEvent event = FeedEvent::Began;

    bool operator==(const FeedMark&) const = default;
};

/// [leaf, entry octets, held, released octets], as it stands inside an answer.
void write(CborWriter& writer, const FeedLeaf& leaf);
[[nodiscard]] FeedLeaf readFeedLeaf(CborReader& reader);
/// [first, level, hash]
void write(CborWriter& writer, const PassedSubtree& passed);
[[nodiscard]] PassedSubtree readPassedSubtree(CborReader& reader);
/// [leaf, record, scope, event]
void write(CborWriter& writer, const FeedMark& mark);
[[nodiscard]] FeedMark readFeedMark(CborReader& reader);

} // namespace seenheard
