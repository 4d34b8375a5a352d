#include "sync/server/store/StoredLeafStore.h"

namespace seenheard {

namespace {

/// An entry from three columns: header, signature, parts.
Result<Entry> entryAt(const Statement& row, int column, const RecordKeyOf& keyOf) {
    Entry entry;
    entry.header = copyOf(row.blob(column));
    entry.signature = row.id<Signature>(column + 1);
    auto parts = openParts(entryIdOf(entry.header), row.blob(column + 2), keyOf);
    if (!parts)
        return parts.error();
    entry.parts = std::move(*parts);
    return entry;
}

} // namespace

std::string leavesWhere(std::string_view condition) {
    return "select l.leaf, l.held, l.header, l.signature, l.parts, r.header, r.signature, r.parts "
           "from log l left join settlements s on s.leaf = l.leaf and s.released = 1 "
           "left join log r on r.leaf = s.held_leaf where "
        + std::string(condition);
}

Result<StoredLeaf> storedLeafIn(const Statement& row, const RecordKeyOf& keyOf) {
    const auto entry = entryAt(row, 2, keyOf);
    if (!entry)
        return entry.error();
    auto header = entryHeaderFrom(entry->header);
    if (!header)
        return header.error();
    StoredLeaf stored;
    stored.feed.leaf = static_cast<std::uint64_t>(row.integer(0));
    stored.feed.held = static_cast<HoldReason>(row.integer(1));
    stored.feed.entry = canonicalBytes(*entry);
    if (!row.isNull(5)) {
        const auto released = entryAt(row, 5, keyOf);
        if (!released)
            return released.error();
        const auto releasedHeader = entryHeaderFrom(released->header);
        if (!releasedHeader)
            return releasedHeader.error();
        stored.feed.released = canonicalBytes(*released);
        stored.releasedSigner = releasedHeader->signer;
        stored.releasedForm = releasedHeader->form;
    }
    stored.signer = header->signer;
    stored.form = std::move(header->form);
    return stored;
}

} // namespace seenheard
