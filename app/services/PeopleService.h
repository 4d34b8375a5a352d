#pragma once

#include "app/services/CaptureService.h"
#include "app/services/ReferenceService.h"
#include "sync/people/Comparison.h"

namespace seenheard {

/// A child already known who may be the one that is being written of. Shown to a person, who decides.
struct PossibleChild {
    Reference person;
    std::string title;     ///< "Robin Ashworth"
    std::string initials;  ///< "RA, 3": what is shown in the room.
    std::string detail;    ///< Where it is known from: "3 years", "noted 3 March 2022".
    Comparison comparison; ///< Why it may be, and what speaks against it.
    std::vector<Comparison> elsewhere =
        {};              ///< With other notes of the same child: what speaks against it anywhere is said.
    bool likely = false; ///< It would surprise if they were two.
};

/// Who may be whom, among everybody known on this tablet. Links nobody.
class PeopleService {
public:
    virtual ~PeopleService() = default;

    /// Who may be the child that the draft notes at that place (empty: the record itself; else an item of a list), the
    /// likeliest first. Nobody before a name or a date of birth is given, and nobody whom the draft names already.
    [[nodiscard]] virtual Result<std::vector<PossibleChild>> whoMayBe(
        const DraftView& draft, const RegisterKey& place, std::size_t most) = 0;
    /// A person by the id that a record names: loaded, or noted in another record. NotFound.
    [[nodiscard]] virtual Result<ReferenceItem> person(const Reference& person) = 0;
};

} // namespace seenheard
