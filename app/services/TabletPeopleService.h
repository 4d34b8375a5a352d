#pragma once

#include "app/services/Directory.h"
#include "app/services/PeopleService.h"
#include "app/storage/PeopleStore.h"
#include "platform/base/Clock.h"

namespace seenheard {

/// Who may be whom, by what is filed in the tablet's store.
class TabletPeopleService final : public PeopleService {
public:
    TabletPeopleService(PeopleStore& people, const Directory& directory, const Clock& clock)
        : people_(people)
        , directory_(directory)
        , clock_(clock) {}

    [[nodiscard]] Result<std::vector<PossibleChild>> whoMayBe(
        const DraftView& draft, const RegisterKey& place, std::size_t most) override;
    [[nodiscard]] Result<ReferenceItem> person(const Reference& person) override;

private:
    struct Weighed {
        KnownPerson person;
        Comparison comparison;
        double bits = 0;
    };
    /// Whoever shares a key and weighs enough, the heaviest first.
    [[nodiscard]] Result<std::vector<Weighed>> weighed(const PersonFacts& facts, const RecordId& record);
    /// Everybody whom the draft names already, by every id they have.
    [[nodiscard]] Result<std::set<std::string>> namedIn(const DraftView& draft);
    [[nodiscard]] PossibleChild shown(const Weighed& weighed, const std::string& person) const;
    [[nodiscard]] bool isAdult(const PersonFacts& facts) const;

    PeopleStore& people_;
    const Directory& directory_;
    const Clock& clock_;
};

} // namespace seenheard
