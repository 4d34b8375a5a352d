#include "app/services/ChildHistory.h"

#include "app/services/StandingAnswers.h"
#include "sync/forms/IsoTime.h"
#include "sync/rules/Rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = std::int64_t{24} * 3600 * 1000;
constexpr std::int32_t threeMonths = 92;
constexpr std::int32_t twelveMonths = 365;
/// Bounds the time that one page takes; nobody's year has more.
constexpr std::size_t mostRecords = 60;
constexpr std::size_t mostEpisodes = 200;

bool isWithin(const PastContact& contact, std::int32_t days, const Instant& now) {
    return contact.atMs + days * dayMs >= now.utcMs;
}

template<typename Wanted>
std::uint32_t count(const std::vector<PastContact>& contacts, std::int32_t days, const Instant& now, Wanted wanted) {
    std::set<std::string> counted;
    for (const auto& contact : contacts)
        if (isWithin(contact, days, now))
            if (const std::string what = wanted(contact); !what.empty())
                counted.insert(what);
    return static_cast<std::uint32_t>(counted.size());
}

std::string abuse(const PastContact& contact) {
    return contact.domesticAbuse && contact.form != "referral" ? contact.record.hex() : std::string();
}

std::string referral(const PastContact& contact) {
    return contact.form == "referral" ? contact.record.hex() : std::string();
}

PastContact contactIn(const RecordView& view, const ItemId& item, std::int64_t atMs) {
    PastContact contact{view.summary.id, view.form->id(), {}, atMs};
    const auto answers = standingAnswers(view);
    const Instant at{atMs, 0, {}};
    const auto record = observedRecord(*view.form, answers, at, at);
    contact.lowConcern = contact.form == "referral" && record.scene.is("grade", "green");
    for (const auto& child : record.children) {
        if (child.item().value_or(ItemId{}) != item)
            continue;
        contact.domesticAbuse = tellsOfDomesticAbuse(record, child);
        contact.lowConcern = contact.lowConcern || child.is("officer_concern", "some");
    }
    const auto episode = record.scene.reference("missing_ref");
    if (episode)
        contact.episode = episode->id;
    else if (contact.form == "safe_and_well")
        contact.episode = view.summary.id.hex();
    return contact;
}

/// When a loaded episode was: when the child came back, else when it was reported.
std::optional<std::int64_t> momentOf(const StoredReference& episode) {
    const auto facts = nlohmann::json::parse(episode.json, nullptr, false);
    for (const auto* name : {"returned_at", "reported_at"})
        if (const auto found = facts.is_object() ? facts.find(name) : facts.end();
            facts.is_object() && found != facts.end() && found->is_string())
            if (const auto at = instantFrom(found->get<std::string>()))
                return at->utcMs;
    return episode.order > 0 ? std::optional(episode.order * 1000) : std::nullopt;
}

} // namespace

Result<std::vector<PastContact>> ChildHistory::of(std::string_view person, const RecordId& except, const Instant& now) {
    const auto persons = people_.together(person);
    if (!persons)
        return persons.error();
    std::vector<PastContact> all;
    if (auto added = addRecords(*persons, except, now, all); !added)
        return added.error();
    if (auto added = addEpisodes(*persons, now, all); !added)
        return added.error();
    std::stable_sort(
        all.begin(), all.end(), [](const auto& left, const auto& right) { return left.atMs > right.atMs; });
    return all;
}

Status ChildHistory::addRecords(
    const std::set<std::string>& persons, const RecordId& except, const Instant& now, std::vector<PastContact>& all) {
    const auto rows = people_.of(persons);
    if (!rows)
        return rows.error();
    for (const auto& row : *rows) {
        if (!row.record || *row.record == except || row.atMs + twelveMonths * dayMs < now.utcMs)
            continue;
        if (all.size() == mostRecords)
            break;
        const auto view = records_.show(*row.record);
        // It may have left this tablet since it was filed.
        if (!view && view.error().code == ErrorCode::NotFound)
            continue;
        if (!view)
            return view.error();
        if (view->form)
            all.push_back(contactIn(*view, row.item, row.atMs));
    }
    return success();
}

Status ChildHistory::addEpisodes(
    const std::set<std::string>& persons, const Instant& now, std::vector<PastContact>& all) {
    for (const auto& person : persons) {
        const auto found = references_.referring("person_ref", person, mostEpisodes);
        if (!found)
            return found.error();
        for (const auto& each : *found)
            if (const auto at = each.reference.kind == "missing_episode" ? momentOf(each) : std::nullopt;
                at && *at + twelveMonths * dayMs >= now.utcMs)
                all.push_back({{}, "missing_episode", each.reference.id, *at});
    }
    return success();
}

HistoryCounts countedIn(const std::vector<PastContact>& contacts, const Instant& now) {
    const auto episode = [](const PastContact& contact) { return contact.episode; };
    return {count(contacts, threeMonths, now, abuse), count(contacts, twelveMonths, now, abuse),
        count(contacts, threeMonths, now, episode), count(contacts, twelveMonths, now, episode),
        count(contacts, threeMonths, now, referral), count(contacts, twelveMonths, now, referral)};
}

std::uint32_t lowConcernsWithin(const std::vector<PastContact>& contacts, std::int32_t days, const Instant& now) {
    return count(contacts, days, now,
        [](const PastContact& contact) { return contact.lowConcern ? contact.record.hex() : std::string(); });
}

std::uint32_t episodesWithin(
    const std::vector<PastContact>& contacts, std::int32_t days, const Instant& now, std::string_view except) {
    return count(contacts, days, now,
        [&](const PastContact& contact) { return contact.episode == except ? std::string() : contact.episode; });
}

} // namespace seenheard
