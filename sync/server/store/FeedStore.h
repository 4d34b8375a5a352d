#pragma once

#include "sync/server/store/LogStore.h"

namespace seenheard {

/// What the feeds of some scopes say of a stretch of the log.
struct FeedRows {
    std::vector<FeedRow> rows; ///< By leaf, record and scope.
    std::uint64_t end = 0;     ///< Of the leaves before it nothing is left out.
};

/// A leaf, and the records its reader may read of.
struct ReadableLeaf {
    std::uint64_t leaf = 0;
    std::vector<RecordId> records;
};

/// A record that is in a scope now.
struct ScopeMember {
    std::uint64_t number = 0; ///< The store's own count of records.
    RecordId record;
};

/// What the server holds of one record, to be compared.
struct HeldDigest {
    RecordId record;
    Hash digest;
    std::uint64_t changedAt = 0; ///< The leaf that changed it last.
};

/// The feeds: what each scope's leaves are, and which records are in it now.
class FeedStore {
public:
    virtual ~FeedStore() = default;
    /// Leaves from `from`, all below `below`, with at most `most` of each scope.
    [[nodiscard]] virtual Result<FeedRows> rows(
        std::span<const RecordScope> scopes, std::uint64_t from, std::uint64_t below, std::size_t most) = 0;
    /// These leaves, in the order asked, until `maxBytes` of entries are reached; at least one, if there is. Parts
    /// about records that are not readable are absent.
    [[nodiscard]] virtual Result<std::vector<StoredLeaf>> leaves(
        std::span<const ReadableLeaf> wanted, std::size_t maxBytes) = 0;
    /// Records of a scope with a number above `after`, lowest first.
    [[nodiscard]] virtual Result<std::vector<ScopeMember>> members(
        const RecordScope& scope, std::uint64_t after, std::size_t most) = 0;
    /// Records of a scope whose ids lie between those two, by id.
    [[nodiscard]] virtual Result<std::vector<HeldDigest>> digests(
        const RecordScope& scope, const RecordId& lowest, const RecordId& highest) = 0;
    /// One an entry, in the order asked: its leaf, where it has one and is not held.
    [[nodiscard]] virtual Result<std::vector<std::optional<std::uint64_t>>> leavesOf(
        std::span<const EntryName> entries) = 0;
};

} // namespace seenheard
