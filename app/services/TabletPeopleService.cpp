#include "app/services/TabletPeopleService.h"

#include "app/services/ItemTitles.h"
#include "app/services/NotedPeople.h"
#include "sync/forms/IsoTime.h"
#include "sync/people/MatchKeys.h"
#include "sync/people/MatchWeights.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostSharingAKey = 400;
constexpr std::size_t mostCounted = 4'000;
constexpr int adultAge = 18;
/// As if that many more were known, of whom a usual share has the word: few people say little of how common a name is.
constexpr double usualPeople = 500;
constexpr double usualNameShare = 0.0038;
constexpr double usualTownShare = 0.057;

/// How common words are among the people filed here.
class FiledWords final : public Commonness {
public:
    explicit FiledWords(PeopleStore& people) : people_(people), all_(people.about()) {}

    [[nodiscard]] std::optional<double> shareOf(Term term, std::string_view plainWord) const override {
        const auto key = term == Term::Given ? givenNameKey(plainWord)
            : term == Term::Surname          ? surnameKey(plainWord)
                                             : townKey(plainWord);
        auto [known, fresh] = shares_.emplace(key, std::nullopt);
        if (!fresh)
            return known->second;
        const auto count = people_.counting(key, mostCounted);
        if (!count || !all_)
            return std::nullopt;
        const auto usual = usualPeople * (term == Term::Town ? usualTownShare : usualNameShare);
        known->second = (static_cast<double>(*count) + usual) / (static_cast<double>(*all_) + usualPeople);
        return known->second;
    }

private:
    PeopleStore& people_;
    Result<std::uint64_t> all_;
    mutable std::map<std::string, std::optional<double>> shares_;
};

/// An age alone fits a hundred children.
bool saysWho(const PersonFacts& facts) {
    return !facts.name.given.empty() || !facts.name.surname.empty() || facts.born;
}

} // namespace

Result<std::vector<PossibleChild>> TabletPeopleService::whoMayBe(
    const DraftView& draft, const RegisterKey& place, std::size_t most) {
    std::vector<PossibleChild> children;
    const auto facts = factsNoted(draft, place, directory_, clock_.now());
    if (!saysWho(facts))
        return children;
    auto people = weighed(facts, draft.record);
    if (!people)
        return people.error();
    auto named = namedIn(draft);
    if (!named)
        return named.error();
    for (const auto& one : *people) {
        if (children.size() == most)
            break;
        auto same = people_.together(one.person.person);
        if (!same)
            return same.error();
        const bool known =
            std::any_of(same->begin(), same->end(), [&](const std::string& id) { return named->contains(id); });
        named->merge(*same);
        if (!known)
            children.push_back(shown(one, one.person.person));
    }
    return children;
}

Result<std::vector<TabletPeopleService::Weighed>> TabletPeopleService::weighed(
    const PersonFacts& facts, const RecordId& record) {
    auto sharing = people_.sharing(matchKeys(facts), mostSharingAKey);
    if (!sharing)
        return sharing.error();
    const FiledWords words(people_);
    std::vector<Weighed> people;
    for (auto& person : *sharing) {
        if (person.record == record || isAdult(person.facts))
            continue;
        const auto comparison = compare(facts, person.facts);
        const auto bits = weigh(comparison, facts, person.facts, builtInWeights(), words);
        if (gradeOf(comparison, bits) != MatchGrade::None)
            people.push_back({std::move(person), comparison, bits});
    }
    std::stable_sort(
        people.begin(), people.end(), [](const Weighed& left, const Weighed& right) { return left.bits > right.bits; });
    return people;
}

Result<std::set<std::string>> TabletPeopleService::namedIn(const DraftView& draft) {
    std::set<std::string> named;
    for (const auto& [key, value] : draft.answers)
        if (const auto* picked = std::get_if<Reference>(&value); picked && picked->kind == "person") {
            auto same = people_.together(picked->id);
            if (!same)
                return same.error();
            named.merge(*same);
        }
    return named;
}

PossibleChild TabletPeopleService::shown(const Weighed& weighed, const std::string& person) const {
    const auto loaded = directory_.item(Reference{"person", person});
    PossibleChild child;
    child.person = {"person", person};
    child.title = loaded && weighed.person.facts.name == PlainName{} ? loaded->title : weighed.person.title;
    child.initials = initialsOf(child.title);
    const auto now = clock_.now();
    if (const auto years =
            weighed.person.facts.born ? yearsAt(isoText(*weighed.person.facts.born), now) : std::optional<int>())
        child.initials += ", " + std::to_string(*years);
    child.detail = weighed.person.record
        ? "noted " + dateWords(localDay(Instant{weighed.person.atMs, now.offsetMinutes, {}}))
        : loaded ? loaded->detail
                 : std::string();
    child.alike = wordsAlike(weighed.comparison);
    child.unlike = wordsUnlike(weighed.comparison);
    child.likely = gradeOf(weighed.comparison, weighed.bits) == MatchGrade::Likely;
    return child;
}

bool TabletPeopleService::isAdult(const PersonFacts& facts) const {
    const auto years = facts.born ? yearsAt(isoText(*facts.born), clock_.now()) : std::optional<int>();
    return years && *years >= adultAge;
}

Result<ReferenceItem> TabletPeopleService::person(const Reference& person) {
    auto item = directory_.item(person);
    if (!item)
        return fail(
            ErrorCode::NotFound, "That child is not known on this tablet. An exchange may bring what is noted.");
    return *std::move(item);
}

} // namespace seenheard
