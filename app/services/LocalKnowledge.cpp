#include "app/services/LocalKnowledge.h"

#include "app/services/StandingAnswers.h"
#include "sync/forms/IsoTime.h"
#include "sync/rules/Rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

using nlohmann::json;

constexpr std::size_t mostTerms = 2'000;
constexpr std::size_t mostDistricts = 200;

json factsOf(const StoredReference& stored) {
    auto facts = json::parse(stored.json, nullptr, false);
    return facts.is_object() ? facts : json::object();
}

std::string textIn(const json& facts, const char* name) {
    const auto found = facts.find(name);
    return found != facts.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template<typename Number>
void take(const json& facts, const char* name, Number& into) {
    if (const auto found = facts.find(name); found != facts.end() && found->is_number_integer()) {
        const auto number = found->get<std::int64_t>();
        if (number > 0 && number <= 10'000)
            into = static_cast<Number>(number);
    }
}

/// "08:45"
std::optional<std::chrono::minutes> timeOfDay(const std::string& text) {
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const auto digit = [&](std::size_t at) { return text[at] - '0'; };
    for (const std::size_t at : {0U, 1U, 3U, 4U})
        if (digit(at) < 0 || digit(at) > 9)
            return std::nullopt;
    const int hour = digit(0) * 10 + digit(1);
    const int minute = digit(3) * 10 + digit(4);
    return hour < 24 && minute < 60 ? std::optional(std::chrono::hours{hour} + std::chrono::minutes{minute})
                                    : std::nullopt;
}

std::vector<std::pair<ItemId, std::string>> personsOf(const LocalKnowledge::Subject& subject) {
    std::vector<std::pair<ItemId, std::string>> persons;
    const auto observed = observedRecord(subject.form, subject.answers, subject.now, subject.now);
    for (const auto& child : observed.children) {
        const auto item = child.item().value_or(ItemId{});
        const auto known = child.reference("person_ref");
        persons.emplace_back(item, known ? known->id : notedPersonId(subject.record, item));
    }
    return persons;
}

/// The episode that the record is about, and what stands for it where none was picked.
std::string episodeOf(const LocalKnowledge::Subject& subject) {
    const AnswerView scene(subject.form, subject.answers);
    if (const auto picked = scene.reference("missing_ref"))
        return picked->id;
    return subject.about && subject.about->kind == "missing_episode" ? subject.about->id : std::string();
}

bool isBefore(const HeadView& one, const HeadView& other) {
    return one.writtenAt.utcMs != other.writtenAt.utcMs ? one.writtenAt.utcMs < other.writtenAt.utcMs
                                                        : one.id.number < other.id.number;
}

} // namespace

Answers LocalKnowledge::known(const RecordView& view) const {
    return view.form ? withLoaded(*view.form, standingAnswers(view), directory_) : Answers{};
}

Result<LocalFacts> LocalKnowledge::settings(const Subject& subject) {
    LocalFacts local;
    auto district = districtSettings(subject);
    if (!district)
        return district.error();
    local.district = *std::move(district);
    auto schools = schoolsIn(subject.answers, local.district);
    if (!schools)
        return schools.error();
    local.schools = *std::move(schools);
    if (AnswerView(subject.form, subject.answers).asks("returned_at")) {
        auto first = firstReturn(subject.record);
        if (!first)
            return first.error();
        local.firstReturnedAt = *first;
    }
    return local;
}

Result<LocalFacts> LocalKnowledge::around(const Subject& subject) {
    auto local = settings(subject);
    if (!local)
        return local;
    const auto episode = episodeOf(subject);
    for (const auto& [item, person] : personsOf(subject)) {
        const auto past = history_.of(person, subject.record, subject.now);
        if (!past)
            return past.error();
        local->earlier[item] = {lowConcernsWithin(*past, local->district.lowConcernDays, subject.now),
            episodesWithin(*past, local->district.missingDays, subject.now, episode)};
    }
    return local;
}

Result<HistoryCounts> LocalKnowledge::history(const Subject& subject) {
    std::vector<PastContact> all;
    for (const auto& [item, person] : personsOf(subject)) {
        auto past = history_.of(person, subject.record, subject.now);
        if (!past)
            return past.error();
        all.insert(all.end(), past->begin(), past->end());
    }
    return countedIn(all, subject.now);
}

Result<std::set<std::string>> LocalKnowledge::districtsOf(const Subject& subject) {
    std::set<std::string> districts;
    for (const auto& [item, person] : personsOf(subject)) {
        if (isNotedPersonId(person))
            continue;
        auto district = districtOf({"person", person});
        if (!district)
            return district.error();
        if (!district->empty())
            districts.insert(*std::move(district));
    }
    if (districts.empty() && subject.about) {
        auto district = districtOf(*subject.about);
        if (!district)
            return district.error();
        if (!district->empty())
            districts.insert(*std::move(district));
    }
    if (districts.empty() && !subject.district.empty())
        districts.insert(subject.district);
    return districts;
}

Result<std::string> LocalKnowledge::districtOf(const Reference& thing, int steps) {
    const auto item = references_.item(thing);
    if (!item)
        return item.error().code == ErrorCode::NotFound ? Result(std::string()) : item.error();
    if (thing.kind == "district")
        return item->title;
    const auto facts = factsOf(*item);
    for (const auto* kind : {"address", "home", "district", "person"}) {
        const auto id = textIn(facts, (std::string(kind) + "_ref").c_str());
        if (id.empty() || steps == 0)
            continue;
        auto found = districtOf({kind, id}, steps - 1);
        if (!found || !found->empty())
            return found;
    }
    return std::string();
}

Result<DistrictSettings> LocalKnowledge::districtSettings(const Subject& subject) {
    DistrictSettings settings;
    const auto names = districtsOf(subject);
    if (!names)
        return names.error();
    // Where the children live in several, the author's own if it is among them.
    settings.localAuthority = names->contains(subject.district) ? subject.district
        : names->empty()                                        ? std::string()
                                                                : *names->begin();
    const auto districts = references_.list("district", mostDistricts);
    if (!districts)
        return districts.error();
    const auto found = std::find_if(districts->begin(), districts->end(),
        [&](const StoredReference& each) { return each.title == settings.localAuthority; });
    if (found == districts->end())
        return settings;
    auto calendar = calendarOf("district_ref", found->reference.id);
    if (!calendar)
        return calendar.error();
    settings.calendar = *std::move(calendar);
    const auto facts = factsOf(*found);
    if (const auto begins = timeOfDay(textIn(facts, "school_begins")))
        settings.calendar.begins = *begins;
    if (const auto early = facts.find("tells_early_years"); early != facts.end() && early->is_boolean())
        settings.tellsEarlyYears = early->get<bool>();
    settings.encompassPhone = textIn(facts, "encompass_phone");
    settings.socialCarePhone = textIn(facts, "social_care_phone");
    take(facts, "escalate_after_concerns", settings.lowConcerns);
    take(facts, "escalate_concern_days", settings.lowConcernDays);
    take(facts, "escalate_after_episodes", settings.missingEpisodes);
    take(facts, "escalate_episode_days", settings.missingDays);
    return settings;
}

Result<SchoolCalendar> LocalKnowledge::calendarOf(std::string_view field, std::string_view id) {
    SchoolCalendar calendar;
    const auto terms = references_.list("term", mostTerms);
    if (!terms)
        return terms.error();
    for (const auto& each : *terms) {
        const auto facts = factsOf(each);
        if (textIn(facts, std::string(field).c_str()) != id)
            continue;
        const auto first = dateFrom(textIn(facts, "first_day"));
        const auto last = dateFrom(textIn(facts, "last_day"));
        if (first && last && *first <= *last)
            calendar.terms.push_back({*first, *last});
        const auto closed = facts.find("closed");
        if (closed != facts.end() && closed->is_array())
            for (const auto& day : *closed)
                if (const auto date = day.is_string() ? dateFrom(day.get<std::string>()) : std::nullopt)
                    calendar.closed.insert(*date);
    }
    return calendar;
}

Result<std::map<std::string, SchoolFacts>> LocalKnowledge::schoolsIn(
    const Answers& answers, const DistrictSettings& district) {
    std::map<std::string, SchoolFacts> schools;
    for (const auto& [key, value] : answers) {
        const auto* picked = std::get_if<Reference>(&value);
        if (!picked || picked->kind != "school" || schools.contains(picked->id))
            continue;
        const auto stored = references_.item(*picked);
        if (!stored && stored.error().code == ErrorCode::NotFound)
            continue;
        if (!stored)
            return stored.error();
        const auto facts = factsOf(*stored);
        SchoolFacts school{stored->title, district.calendar, {}, textIn(facts, "phone")};
        // Its own terms, else those of where it stands: a child may go to school elsewhere.
        auto own = calendarOf("school_ref", picked->id);
        if (own && own->terms.empty())
            own = calendarOf("district_ref", textIn(facts, "district_ref"));
        if (!own)
            return own.error();
        if (!own->terms.empty()) {
            school.calendar.terms = std::move(own->terms);
            school.calendar.closed = std::move(own->closed);
        }
        if (const auto begins = timeOfDay(textIn(facts, "begins")))
            school.calendar.begins = *begins;
        if (const auto people = facts.find("people"); people != facts.end() && people->is_array())
            for (const auto& each : *people)
                if (each.is_string())
                    school.contacts.insert(each.get<std::string>());
        schools.emplace(picked->id, std::move(school));
    }
    return schools;
}

Result<std::optional<Instant>> LocalKnowledge::firstReturn(const RecordId& record) {
    const auto history = records_.history(record);
    if (!history)
        return history.error().code == ErrorCode::NotFound ? Result(std::optional<Instant>()) : history.error();
    const HeadView* first = nullptr;
    for (const auto& row : *history)
        if (row.field && row.field->name == "returned_at" && std::holds_alternative<Instant>(row.operation.value))
            if (!first || isBefore(row.operation, *first))
                first = &row.operation;
    return first ? std::optional(std::get<Instant>(first->value)) : std::nullopt;
}

LocalKnowledge::Subject subjectOf(const RecordView& view, const Answers& answers, const Instant& now) {
    LocalKnowledge::Subject subject{view.summary.id, *view.form, answers, std::nullopt, {}, now};
    for (const auto& field : view.envelope) {
        if (field.heads.empty())
            continue;
        if (field.path == "district")
            subject.district = field.heads.front().words;
        if (const auto* about = std::get_if<Reference>(&field.heads.front().value))
            subject.about = *about;
    }
    return subject;
}

} // namespace seenheard
