#pragma once

#include "sync/protocol/ExportItem.h"
#include "sync/server/store/RecordSealing.h"

namespace seenheard {

/// A row of the log as an export takes it: leaf, held, received_at, header, signature, parts.
struct ExportedColumns {
    std::uint64_t leaf = 0;
    HoldReason held = HoldReason::None;
    std::int64_t receivedAtMs = 0;
    BytesView header;
    BytesView signature;
    BytesView parts;
};

/// Of either store's row; valid as long as the row is.
template<typename Row>
[[nodiscard]] ExportedColumns exportedColumnsIn(const Row& row) {
    return {static_cast<std::uint64_t>(row.integer(0)), static_cast<HoldReason>(row.integer(1)), row.integer(2),
        row.blob(3), row.blob(4), row.blob(5)};
}

/// Also of a damaged store: parts that cannot be read are said to be damaged, as many as the header has commitments.
[[nodiscard]] Result<ExportedEntry> exportedEntry(const ExportedColumns& columns, const RecordKeyOf& keyOf);

} // namespace seenheard
