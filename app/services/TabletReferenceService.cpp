#include "app/services/TabletReferenceService.h"

#include "app/services/StoreDirectory.h"
#include "sync/rules/FeedStanding.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostFlags = 10'000;
constexpr std::size_t mostPeople = 50;

std::string textIn(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

nlohmann::json factsOf(const ReferenceItem& item) {
    auto json = nlohmann::json::parse(item.json, nullptr, false);
    return json.is_object() ? json : nlohmann::json::object();
}

std::vector<ReferenceItem> itemsOf(const std::vector<StoredReference>& stored) {
    std::vector<ReferenceItem> items;
    items.reserve(stored.size());
    for (const auto& one : stored)
        items.push_back(itemOf(one));
    return items;
}

bool holds(const std::vector<ReferenceItem>& items, const Reference& reference) {
    return std::any_of(
        items.begin(), items.end(), [&](const ReferenceItem& item) { return item.reference == reference; });
}

} // namespace

Result<std::vector<ReferenceItem>> TabletReferenceService::find(std::string_view text, std::size_t most) {
    auto stored = store_.find(text, most);
    if (!stored)
        return stored.error();
    return itemsOf(*stored);
}

Result<std::vector<ReferenceItem>> TabletReferenceService::list(std::string_view kind, std::size_t most) {
    auto stored = store_.list(kind, most);
    if (!stored)
        return stored.error();
    return itemsOf(*stored);
}

Result<ReferenceItem> TabletReferenceService::item(const Reference& reference) {
    auto stored = store_.item(reference);
    if (!stored)
        return stored.error();
    return itemOf(*stored);
}

Result<Briefing> TabletReferenceService::briefing(const Reference& about) {
    Briefing briefing;
    auto asAt = store_.oldestAsAtMs();
    if (!asAt)
        return asAt.error();
    // R19: that no flag is in data can be said only of data in which flags are.
    const auto flagsAsAt = store_.asAtMs("flags");
    if (!flagsAsAt)
        return flagsAsAt.error();
    briefing.asAtMs = *flagsAsAt ? asAt->value_or(0) : 0;
    // A set keeps its time while nothing changes; that nothing changed was heard later, where flags come by a feed.
    const auto feed = item(Reference{"setting", feedItemId("flags")});
    const auto heard = feed ? feedStandingFrom(factsOf(*feed)) : std::nullopt;
    if (*flagsAsAt && heard)
        briefing.asAtMs = std::max(**flagsAsAt, heard->heardAtMs);
    auto subject = item(about);
    if (!subject)
        return subject.error();
    std::string address;
    if (about.kind == "address") {
        briefing.address = *subject;
    } else {
        const auto facts = factsOf(*subject);
        address = textIn(facts, "address_ref");
        if (const auto home = textIn(facts, "home_ref"); address.empty() && !home.empty())
            if (auto found = item(Reference{"home", home}))
                address = textIn(factsOf(*found), "address_ref");
        if (about.kind == "incident")
            briefing.incident = *subject;
        if (about.kind == "person")
            briefing.people.push_back(*subject);
        if (auto found = item(Reference{"address", address}); !address.empty() && found)
            briefing.address = *found;
    }
    if (auto added = addPeople(briefing, factsOf(*subject)); !added)
        return added.error();
    if (auto added = addFlags(briefing); !added)
        return added.error();
    return briefing;
}

Status TabletReferenceService::addPeople(Briefing& briefing, const nlohmann::json& subject) {
    if (const auto people = subject.find("people"); people != subject.end() && people->is_array())
        for (const auto& id : *people)
            if (id.is_string())
                if (auto person = item(Reference{"person", id.get<std::string>()}))
                    briefing.people.push_back(*std::move(person));
    if (!briefing.address)
        return success();
    auto living = store_.referring("address_ref", briefing.address->reference.id, mostPeople);
    if (!living)
        return living.error();
    for (const auto& one : *living)
        if (one.reference.kind == "person" && !holds(briefing.people, one.reference))
            briefing.people.push_back(itemOf(one));
    return success();
}

Status TabletReferenceService::addFlags(Briefing& briefing) {
    auto flags = list("flag", mostFlags);
    if (!flags)
        return flags.error();
    for (const auto& flag : *flags) {
        const auto facts = factsOf(flag);
        const auto subject = facts.value("subject", nlohmann::json::object());
        const Reference whom{textIn(subject, "kind"), textIn(subject, "id")};
        const bool concerns = holds(briefing.people, whom) || (briefing.address && briefing.address->reference == whom)
            || (briefing.incident && briefing.incident->reference == whom);
        if (concerns)
            briefing.flags.push_back({textIn(facts, "name"), textIn(facts, "label"), textIn(facts, "about"), whom});
    }
    return success();
}

} // namespace seenheard
