#pragma once

#include "sync/server/store/LogStore.h"
#include "sync/server/store/RecordSealing.h"

namespace seenheard {

/// What every leaf takes on the wire beside its entry, roughly.
constexpr std::size_t bytesAroundLeaf = 16;

/// The query for leaves `l` of that condition, each with the entry that it releases.
[[nodiscard]] std::string leavesWhere(std::string_view condition);

/// An entry as it lies in a store.
struct SealedEntry {
    BytesView header;
    BytesView signature;
    BytesView parts;
};

/// A part whose key is not found is absent.
[[nodiscard]] Result<Entry> opened(const SealedEntry& stored, const RecordKeyOf& keyOf);

/// The columns of a row of that query.
struct LeafColumns {
    std::uint64_t leaf = 0;
    HoldReason held = HoldReason::None;
    SealedEntry entry;
    std::optional<SealedEntry> released;
};

[[nodiscard]] Result<StoredLeaf> storedLeaf(const LeafColumns& columns, const RecordKeyOf& keyOf);
/// What such a leaf takes in an answer.
[[nodiscard]] std::size_t octetsOf(const StoredLeaf& leaf);
/// Takes away what is released, for a reader who follows none of its records: he has no business with it.
void withoutReleasedForOthers(StoredLeaf& leaf);

/// Of either store's row; valid as long as the row is.
template<typename Row>
[[nodiscard]] LeafColumns leafColumnsIn(const Row& row) {
    LeafColumns columns{static_cast<std::uint64_t>(row.integer(0)), static_cast<HoldReason>(row.integer(1)),
        {row.blob(2), row.blob(3), row.blob(4)}, std::nullopt};
    if (!row.isNull(5))
        columns.released = SealedEntry{row.blob(5), row.blob(6), row.blob(7)};
    return columns;
}

} // namespace seenheard
