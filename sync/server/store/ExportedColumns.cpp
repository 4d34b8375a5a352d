#include "sync/server/store/ExportedColumns.h"

namespace seenheard {

namespace {

/// As many parts as the header has commitments, where it can still be read.
std::vector<ExportedPart> allDamaged(BytesView header) {
    const auto known = entryHeaderFrom(header);
    return std::vector<ExportedPart>(known ? known->commitments.size() : 0, DamagedPart{});
}

} // namespace

Result<ExportedEntry> exportedEntry(const ExportedColumns& columns, const RecordKeyOf& keyOf) {
    ExportedEntry entry;
    entry.leaf = columns.leaf;
    entry.held = columns.held;
    entry.receivedAtMs = columns.receivedAtMs;
    entry.header = copyOf(columns.header);
    entry.signature = copyOf(columns.signature);
    const auto parts = openParts(entryIdOf(entry.header), columns.parts, keyOf);
    if (!parts && parts.error().code != ErrorCode::Corrupt)
        return parts.error();
    if (!parts) {
        entry.parts = allDamaged(entry.header);
        return entry;
    }
    for (const auto& part : *parts)
        entry.parts.push_back(part ? ExportedPart(*part) : ExportedPart());
    return entry;
}

} // namespace seenheard
