#include "sync/rules/ReviewClock.h"
#include "sync/rules/Rules.h"

namespace seenheard {

Consequences reviewRule(const ObservedRecord& record, const Consequences& encompass) {
    if (record.children.empty())
        return {};
    // Before it is submitted: as if it were now.
    const ReviewClock clock = reviewClock(record.now, encompass);
    return {{"R22", "A supervisor reads this record",
        clock.beforeSchool ? "Before the school is told."
                           : "Within one shift of its being finished; the officer is told what was thought of it.",
        clock.due, std::nullopt, false, ""}};
}

} // namespace seenheard
