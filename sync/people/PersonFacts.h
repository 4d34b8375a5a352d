#pragma once

#include "sync/people/PlainName.h"

#include <chrono>
#include <optional>

namespace seenheard {

/// Somewhere that a person lives or was seen living.
struct PersonPlace {
    std::string id;   ///< Of a loaded address; empty where it was only written.
    std::string text; ///< "14 Mill Lane, Shipley, Bradford".

    bool operator==(const PersonPlace&) const = default;
};

/// When somebody can have been born, both days included: what an age band says.
struct BirthSpan {
    std::chrono::year_month_day earliest;
    std::chrono::year_month_day latest;

    bool operator==(const BirthSpan&) const = default;
};

/// What tells one person from another, as far as it was written down. All of it may be missing.
struct PersonFacts {
    PlainName name;
    std::optional<std::chrono::year_month_day> born;
    std::optional<BirthSpan> bornBetween; ///< Asked only where `born` is missing.
    std::string sex;                      ///< Empty where not known.
    std::vector<PersonPlace> places;
    std::string contact; ///< A telephone number, an e-mail address, a handle.

    bool operator==(const PersonFacts&) const = default;
};

} // namespace seenheard
