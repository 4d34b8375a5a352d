#include "sync/rules/ReviewClock.h"

#include "sync/forms/IsoTime.h"
#include "sync/rules/LondonTime.h"

namespace seenheard {
namespace {

constexpr std::int64_t shiftMs = 12 * std::int64_t{3'600'000};
constexpr std::chrono::minutes schoolsAreTold = std::chrono::hours{7} + std::chrono::minutes{30};

} // namespace

ReviewClock reviewClock(const Instant& submittedAt, const std::vector<Consequence>& follows) {
    ReviewClock clock{londonTime({submittedAt.utcMs + shiftMs, 0, submittedAt.quality}), false};
    for (const Consequence& notice : follows) {
        if (notice.rule != "R10" || !notice.due)
            continue;
        const Instant told = londonMoment(localDay(londonTime(*notice.due)), schoolsAreTold);
        // What was submitted after 07:30 is told at once; nobody reads it before that.
        if (told.utcMs > submittedAt.utcMs && told.utcMs < clock.due.utcMs)
            clock = {{told.utcMs, told.offsetMinutes, submittedAt.quality}, true};
    }
    return clock;
}

} // namespace seenheard
