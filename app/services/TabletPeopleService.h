#pragma once

#include "app/services/Directory.h"
#include "app/services/PersonWeighing.h"

namespace seenheard {

/// Who may be whom, by what is filed in the tablet's store.
class TabletPeopleService final : public PeopleService {
public:
    TabletPeopleService(PeopleStore& people, const Directory& directory, const Clock& clock)
        : people_(people)
        , directory_(directory)
        , clock_(clock)
        , weighing_(people, directory, clock) {}

    [[nodiscard]] Result<std::vector<PossibleChild>> whoMayBe(
        const DraftView& draft, const RegisterKey& place, std::size_t most) override;
    [[nodiscard]] Result<ReferenceItem> person(const Reference& person) override;

private:
    /// Everybody whom the draft names already, by every id they have.
    [[nodiscard]] Result<std::set<std::string>> namedIn(const DraftView& draft);

    PeopleStore& people_;
    const Directory& directory_;
    const Clock& clock_;
    PersonWeighing weighing_;
};

} // namespace seenheard
