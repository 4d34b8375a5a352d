#pragma once

#include "platform/base/Id.h"
#include "sync/rules/SchoolCalendar.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace seenheard {

/// How a district wants it: settings that were loaded, else those that stand here.
struct DistrictSettings {
    std::string localAuthority; ///< "Bradford"; empty where the district is not known.
    SchoolCalendar calendar;
    bool tellsEarlyYears = true;   ///< Operation Encompass below Reception.
    std::string encompassPhone;    ///< To phone a notice in; empty where none was loaded.
    std::string socialCarePhone;   ///< To phone a referral in.
    std::uint32_t lowConcerns = 3; ///< R9: so many low-grade concerns …
    std::int32_t lowConcernDays = 92;
    std::uint32_t missingEpisodes = 3; ///< … or so many times missing.
    std::int32_t missingDays = 30;
};

/// A school that a child of the record goes to.
struct SchoolFacts {
    std::string title;
    SchoolCalendar calendar;
    std::set<std::string> contacts; ///< Persons who receive its notices.
    std::string phone;
};

/// What is known here of a child beside the record, within the district's times.
struct EarlierContacts {
    std::uint32_t lowConcerns = 0;
    std::uint32_t missingEpisodes = 0;
};

/// What the rules know beside the record itself. Nothing of it known: nothing is left out, and the usual settings hold.
struct LocalFacts {
    DistrictSettings district;
    std::map<std::string, SchoolFacts> schools; ///< By id.
    std::map<ItemId, EarlierContacts> earlier;  ///< By the child's item; zeros where the record is about one child.
    std::optional<Instant> firstReturnedAt;     ///< R12: where the return was corrected since.
    bool unsent = false;                        ///< Saved, and the server does not have it.
};

} // namespace seenheard
