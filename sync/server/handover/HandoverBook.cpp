#include "sync/server/handover/HandoverBook.h"

#include "sync/forms/Json.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

constexpr auto cursorId = "cursor";

Result<HandedOver> handedFrom(const std::string& text) {
    const auto item = parseJson(text);
    const auto record = item ? RecordId::fromHex(item->value("id", "")) : std::nullopt;
    if (!record)
        return fail(ErrorCode::Corrupt, "What was handed over is damaged in the store. Look at the store first.");
    return HandedOver{*record, item->value("revision", std::uint64_t{0}), item->value("digest", ""),
        item->value("at_ms", std::int64_t{0}), item->value("occurrence", "")};
}

} // namespace

Result<HandoverBook> HandoverBook::read(CatalogueStore& catalogue) {
    auto set = storedSet(catalogue, std::string(handoverSet));
    if (!set)
        return set.error();
    const auto cursor = set->items.find(cursorId);
    const auto item = cursor == set->items.end() ? Result(nlohmann::json::object()) : parseJson(cursor->second);
    if (!item)
        return item.error();
    return HandoverBook(*std::move(set), item->value("leaf", std::uint64_t{0}));
}

std::optional<HandedOver> HandoverBook::find(const RecordId& record) const {
    const auto found = set_.items.find(record.hex());
    auto handed = found == set_.items.end() ? Result<HandedOver>(Error{}) : handedFrom(found->second);
    return handed ? std::optional(*std::move(handed)) : std::nullopt;
}

void HandoverBook::put(const HandedOver& handed) {
    nlohmann::json item{
        {"id", handed.record.hex()}, {"revision", handed.revision}, {"digest", handed.digest}, {"at_ms", handed.atMs}};
    if (!handed.occurrence.empty())
        item["occurrence"] = handed.occurrence;
    set_.items.insert_or_assign(handed.record.hex(), item.dump());
}

Result<std::vector<HandedOver>> HandoverBook::all() const {
    std::vector<HandedOver> all;
    for (const auto& [id, text] : set_.items) {
        if (id == cursorId)
            continue;
        auto handed = handedFrom(text);
        if (!handed)
            return handed.error();
        all.push_back(*std::move(handed));
    }
    return all;
}

Status HandoverBook::keep(CatalogueStore& catalogue, std::int64_t nowMs) {
    set_.items.insert_or_assign(cursorId, nlohmann::json{{"id", cursorId}, {"leaf", leaf_}}.dump());
    const std::vector<ReferenceContent> contents{contentOf(set_)};
    const auto kept = catalogue.replaceReferenceSets(contents, nowMs);
    if (!kept)
        return kept.error();
    for (const auto& version : *kept)
        set_.version = version.version;
    return success();
}

} // namespace seenheard
