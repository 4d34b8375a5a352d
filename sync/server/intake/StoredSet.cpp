#include "sync/server/intake/StoredSet.h"

#include "sync/forms/Json.h"
#include "sync/server/reference/ItemPositions.h"

#include <nlohmann/json.hpp>

namespace seenheard {

Result<StoredSet> storedSet(CatalogueStore& catalogue, const std::string& set) {
    const auto sets = catalogue.referenceSets(std::span(&set, 1));
    if (!sets)
        return sets.error();
    StoredSet stored{set, 0, {}};
    if (sets->empty())
        return stored;
    stored.version = sets->front().version.version;
    // The server's own, so it is JSON; an item at a time, for a set may be long.
    for (const auto& element : elementsOf(textOf(BytesView(sets->front().items)))) {
        const auto item = parseJson(element.text);
        if (!item)
            return fail(ErrorCode::Corrupt, "The set " + set + " in the store is damaged: " + item.error().message);
        stored.items.emplace(item->value("id", ""), item->dump());
    }
    return stored;
}

ReferenceContent contentOf(const StoredSet& set) {
    std::string text = "[";
    for (const auto& [id, item] : set.items)
        text += (text.size() > 1 ? "," : "") + item;
    text += "]";
    return {set.set, copyOf(bytesOf(text)), set.version};
}

} // namespace seenheard
