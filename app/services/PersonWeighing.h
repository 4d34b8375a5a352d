#pragma once

#include "app/services/Directory.h"
#include "app/services/PeopleService.h"
#include "app/storage/PeopleStore.h"
#include "platform/base/Clock.h"
#include "sync/people/MatchWeights.h"

namespace seenheard {

/// Somebody who is filed here, compared with somebody else.
struct WeighedPerson {
    KnownPerson person;
    Comparison comparison;
    double bits = 0;

    [[nodiscard]] MatchGrade grade() const { return gradeOf(comparison, bits); }
};

/// Weighs whoever is filed on this tablet against what is known of one person.
class PersonWeighing {
public:
    PersonWeighing(PeopleStore& people, const Directory& directory, const Clock& clock)
        : people_(people)
        , directory_(directory)
        , clock_(clock) {}

    /// No adults; whoever shares a key and weighs enough, the heaviest first.
    [[nodiscard]] Result<std::vector<WeighedPerson>> like(const PersonFacts& facts) const;
    /// Those people, however much they weigh, in their order.
    [[nodiscard]] std::vector<WeighedPerson> weighed(const PersonFacts& facts, std::vector<KnownPerson> people) const;
    [[nodiscard]] PossibleChild shown(const WeighedPerson& weighed) const;
    [[nodiscard]] bool isAdult(const PersonFacts& facts) const;

private:
    PeopleStore& people_;
    const Directory& directory_;
    const Clock& clock_;
};

} // namespace seenheard
