#include "sync/server/intake/StoredSet.h"

#include "sync/server/reference/ReferenceItems.h"

namespace seenheard {

Result<StoredSet> storedSet(CatalogueStore& catalogue, const std::string& set) {
    const auto sets = catalogue.referenceSets(std::span(&set, 1));
    if (!sets)
        return sets.error();
    StoredSet stored{set, 0, {}};
    if (sets->empty())
        return stored;
    stored.version = sets->front().version.version;
    auto items = referenceItemsIn(sets->front().items);
    if (!items)
        return fail(ErrorCode::Corrupt, "The set " + set + ": " + items.error().message);
    stored.items = std::move(*items);
    return stored;
}

ReferenceContent contentOf(const StoredSet& set) {
    std::string text = "[";
    for (const auto& [id, item] : set.items)
        text += (text.size() > 1 ? "," : "") + item;
    text += "]";
    return {set.set, copyOf(bytesOf(text)), set.version, set.set != handoverSet};
}

} // namespace seenheard
