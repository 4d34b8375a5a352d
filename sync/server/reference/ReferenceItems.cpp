#include "sync/server/reference/ReferenceItems.h"

#include "sync/forms/Json.h"
#include "sync/protocol/ReferenceDigest.h"
#include "sync/server/reference/ItemPositions.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

using nlohmann::json;

Error damaged() {
    return fail(ErrorCode::Corrupt, "A set of reference data in the store is damaged. Load its file again.");
}

std::string arrayOf(const std::map<std::string, std::string>& items) {
    std::string text = "[";
    for (const auto& [id, item] : items)
        text += (text.size() > 1 ? "," : "") + item;
    return text + "]";
}

} // namespace

Result<ReferenceItems> referenceItemsIn(BytesView array) {
    const auto text = textOf(array);
    if (!json::accept(text) || !text.starts_with('['))
        return damaged();
    ReferenceItems items;
    // An item at a time, for a set may be long.
    for (const auto& element : elementsOf(text)) {
        const auto item = parseJson(element.text);
        if (!item || !item->is_object())
            return damaged();
        items.insert_or_assign(item->value("id", ""), item->dump());
    }
    return items;
}

Hash digestOf(const ReferenceItems& items) {
    ReferenceDigest digest;
    for (const auto& [id, item] : items)
        digest.add(item);
    return digest.sum();
}

Bytes changeBetween(const ReferenceItems& before, const ReferenceItems& after) {
    ReferenceItems changed;
    auto ended = json::array();
    for (const auto& [id, item] : after) {
        const auto was = before.find(id);
        if (was == before.end() || was->second != item)
            changed.emplace_hint(changed.end(), id, item);
    }
    for (const auto& [id, item] : before)
        if (!after.contains(id))
            ended.push_back(id);
    return copyOf(bytesOf(R"({"changed":)" + arrayOf(changed) + R"(,"ended":)" + ended.dump() + "}"));
}

Result<ReferenceSet> differenceFrom(std::uint64_t from, const ReferenceChanges& changes) {
    // Nothing where it ended.
    std::map<std::string, std::optional<std::string>> last;
    for (const auto& change : changes.changes) {
        const auto read = parseJson(textOf(BytesView(change)));
        if (!read)
            return damaged();
        for (const auto& item : (*read)["changed"])
            last.insert_or_assign(item.value("id", ""), item.dump());
        for (const auto& id : (*read)["ended"])
            last.insert_or_assign(id.get<std::string>(), std::nullopt);
    }
    ReferenceSet set{changes.version, changes.asAtMs, {}, changes.digest, from, {}};
    ReferenceItems changed;
    for (auto& [id, item] : last) {
        if (item)
            changed.emplace_hint(changed.end(), id, std::move(*item));
        else
            set.ended.push_back(id);
    }
    set.items = copyOf(bytesOf(arrayOf(changed)));
    return set;
}

} // namespace seenheard
