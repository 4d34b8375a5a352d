#pragma once

#include "app/services/PersonWeighing.h"
#include "app/services/RecordService.h"
#include "app/services/SameChildService.h"

namespace seenheard {

/// Who is known twice, by what is filed in the tablet's store.
class TabletSameChildService final : public SameChildService {
public:
    TabletSameChildService(PeopleStore& people, RecordService& records, const Directory& directory, const Clock& clock)
        : people_(people)
        , records_(records)
        , directory_(directory)
        , weighing_(people, directory, clock) {}

    [[nodiscard]] Result<std::vector<PossibleChild>> whoElse(
        const Reference& person, std::string_view words, std::size_t most) override;
    [[nodiscard]] Result<std::vector<FactBeside>> beside(const Reference& one, const Reference& other) override;
    [[nodiscard]] Result<std::vector<LinkedPair>> links(const Reference& person) override;

private:
    /// Everything filed of that child; an id that nothing is filed of has nothing.
    [[nodiscard]] Result<std::vector<KnownPerson>> rowsOf(const Reference& person);
    /// Compared with each of those rows; what weighs most counts.
    [[nodiscard]] Result<std::vector<WeighedPerson>> candidates(
        const std::vector<KnownPerson>& own, std::string_view words);
    [[nodiscard]] std::string titleOf(const Reference& person) const;

    PeopleStore& people_;
    RecordService& records_;
    const Directory& directory_;
    PersonWeighing weighing_;
};

} // namespace seenheard
