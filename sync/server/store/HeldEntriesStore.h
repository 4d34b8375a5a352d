#pragma once

#include "platform/database/Database.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// Held entries for which nobody has decided, oldest first; for whoever has a connection, inside a turn or not.
[[nodiscard]] Result<std::vector<HeldLeaf>> heldEntriesIn(Database& data);

/// The query for them, and one of its rows, in either store.
[[nodiscard]] std::string_view heldEntriesQuery();
template<typename Row>
[[nodiscard]] Result<HeldLeaf> heldLeafIn(const Row& row) {
    auto header = entryHeaderFrom(row.blob(3));
    if (!header)
        return header.error();
    return HeldLeaf{static_cast<std::uint64_t>(row.integer(0)), entryIdOf(row.blob(3)), std::move(*header),
        static_cast<HoldReason>(row.integer(1)), row.integer(2)};
}

/// What became of a held entry, from a column that is null while it waits.
template<typename Row>
[[nodiscard]] Settled settledAt(const Row& row, int column) {
    if (row.isNull(column))
        return Settled::Waits;
    return row.integer(column) != 0 ? Settled::Released : Settled::Refused;
}

} // namespace seenheard
