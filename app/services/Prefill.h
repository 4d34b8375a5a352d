#pragma once

#include "app/services/CaptureService.h"
#include "app/services/ReferenceService.h"
#include "sync/forms/Answers.h"

namespace seenheard {

/// Answers that nobody has to give because the picked thing says them: a field takes the loaded fact of its own name
/// ("incident_kind", "date_of_birth") where that fits, and the reference field of the thing's kind names it.
[[nodiscard]] Answers prefilledFrom(const FormDefinition& form, const std::vector<Field>& fields,
    const std::vector<RegisterKey::Component>& prefix, const ReferenceItem& picked);

/// The reference fields that name the picked thing.
[[nodiscard]] Answers pickedIn(
    const std::vector<Field>& fields, const std::vector<RegisterKey::Component>& prefix, const Reference& picked);

/// Where the child is met, where the form asks for the place and something says it: the home, else the address. Not
/// for an incident, where children are seen in one room or another.
[[nodiscard]] Answers placeKnown(const FormDefinition& form, const ReferenceItem& about, const Briefing& briefing);

/// Whether somebody is known to be under 18 at that moment, or 18 and more; of an age that is not known neither is.
[[nodiscard]] bool isChild(const ReferenceItem& person, const Instant& at);
[[nodiscard]] bool isAdult(const ReferenceItem& person, const Instant& at);

/// The moment for those automatic time fields that are filled when a record or an item begins.
[[nodiscard]] Answers beginningTimes(
    const std::vector<Field>& fields, const std::vector<RegisterKey::Component>& prefix, const Instant& now);

/// Which flags the officer saw before going in, and of when, where the form asks for it. Flags that are no choice of
/// the form are left out.
[[nodiscard]] Answers flagsSeenBeforeEntry(const FormDefinition& form, const FlagsSeen& seen, const Instant& now);

} // namespace seenheard
