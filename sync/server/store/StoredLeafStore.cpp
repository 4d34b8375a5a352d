#include "sync/server/store/StoredLeafStore.h"

#include <algorithm>

namespace seenheard {

namespace {

bool hasParts(BytesView canonical) {
    const auto entry = entryFrom(canonical);
    return entry && std::any_of(entry->parts.begin(), entry->parts.end(), [](const auto& part) { return part; });
}

} // namespace

std::string leavesWhere(std::string_view condition) {
    return "select l.leaf, l.held, l.header, l.signature, l.parts, r.header, r.signature, r.parts "
           "from log l left join settlements s on s.leaf = l.leaf and s.released = 1 "
           "left join log r on r.leaf = s.held_leaf where "
        + std::string(condition);
}

Result<Entry> opened(const SealedEntry& stored, const RecordKeyOf& keyOf) {
    Entry entry;
    entry.header = copyOf(stored.header);
    entry.signature = Signature::fromBytes(stored.signature).value_or(Signature{});
    auto parts = openParts(entryIdOf(entry.header), stored.parts, keyOf);
    if (!parts)
        return parts.error();
    entry.parts = std::move(*parts);
    return entry;
}

Result<StoredLeaf> storedLeaf(const LeafColumns& columns, const RecordKeyOf& keyOf) {
    const auto entry = opened(columns.entry, keyOf);
    if (!entry)
        return entry.error();
    auto header = entryHeaderFrom(entry->header);
    if (!header)
        return header.error();
    StoredLeaf stored;
    stored.feed.leaf = columns.leaf;
    stored.feed.held = columns.held;
    stored.feed.entry = canonicalBytes(*entry);
    if (columns.released) {
        const auto released = opened(*columns.released, keyOf);
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

std::size_t octetsOf(const StoredLeaf& leaf) {
    return leaf.feed.entry.size() + leaf.feed.released.size() + bytesAroundLeaf;
}

void withoutReleasedForOthers(StoredLeaf& leaf) {
    if (leaf.feed.released.empty() || hasParts(leaf.feed.released))
        return;
    leaf.feed.released.clear();
    leaf.releasedSigner = {};
    leaf.releasedForm = {};
}

} // namespace seenheard
