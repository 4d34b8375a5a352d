#include "app/services/PersonWeighing.h"

#include "app/services/ItemTitles.h"
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

} // namespace

Result<std::vector<WeighedPerson>> PersonWeighing::like(const PersonFacts& facts) const {
    auto sharing = people_.sharing(matchKeys(facts), mostSharingAKey);
    if (!sharing)
        return sharing.error();
    std::erase_if(*sharing, [&](const KnownPerson& person) { return isAdult(person.facts); });
    auto people = weighed(facts, *std::move(sharing));
    std::erase_if(people, [](const WeighedPerson& each) { return each.grade() == MatchGrade::None; });
    std::stable_sort(people.begin(), people.end(),
        [](const WeighedPerson& left, const WeighedPerson& right) { return left.bits > right.bits; });
    return people;
}

std::vector<WeighedPerson> PersonWeighing::weighed(const PersonFacts& facts, std::vector<KnownPerson> people) const {
    const FiledWords words(people_);
    std::vector<WeighedPerson> all;
    for (auto& person : people) {
        const auto comparison = compare(facts, person.facts);
        const auto bits = weigh(comparison, facts, person.facts, builtInWeights(), words);
        all.push_back({std::move(person), comparison, bits});
    }
    return all;
}

PossibleChild PersonWeighing::shown(const WeighedPerson& weighed) const {
    const std::string& person = weighed.person.person;
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
    child.comparison = weighed.comparison;
    child.likely = weighed.grade() == MatchGrade::Likely;
    return child;
}

bool PersonWeighing::isAdult(const PersonFacts& facts) const {
    const auto years = facts.born ? yearsAt(isoText(*facts.born), clock_.now()) : std::optional<int>();
    return years && *years >= adultAge;
}

} // namespace seenheard
