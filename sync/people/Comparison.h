#pragma once

#include "sync/people/Places.h"

namespace seenheard {

/// How alike two names are, the likest first.
enum class NameLevel { Missing, Same, SameName, Close, SameSound, Similar, Different };

/// How alike two dates of birth are, or a date and an age.
enum class BirthLevel {
    Missing,
    Same,
    DayMonthSwapped,
    OneDigitOff,
    WithinAMonth,
    TwoDigitsOff,
    WithinAYear,
    Different,
    AgeFits,
    AgeNear, ///< Less than a year outside of the age given: ages are guessed.
    AgeDiffers,
};

/// How alike two short marks are: a sex, a telephone number.
enum class MarkLevel { Missing, Same, Close, Different };

/// In what two people agree and in what they do not: what an officer is told, and what is weighed.
struct Comparison {
    NameLevel given = NameLevel::Missing;
    NameLevel surname = NameLevel::Missing;
    bool swapped = false; ///< Given name and surname stand in each other's place.
    BirthLevel birth = BirthLevel::Missing;
    PlaceLevel place = PlaceLevel::Missing;
    MarkLevel sex = MarkLevel::Missing;
    MarkLevel contact = MarkLevel::Missing;

    bool operator==(const Comparison&) const = default;
};

/// The same whichever of the two comes first.
[[nodiscard]] Comparison compare(const PersonFacts& left, const PersonFacts& right);

} // namespace seenheard
