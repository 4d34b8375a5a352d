#include "tests/bench/AheadOfOthers.h"

#include <sched.h>

namespace seenheard::bench {

AheadOfOthers::AheadOfOthers() {
    sched_param lowest{};
    lowest.sched_priority = sched_get_priority_min(SCHED_RR);
    allowed_ = sched_setscheduler(0, SCHED_RR | SCHED_RESET_ON_FORK, &lowest) == 0;
}

AheadOfOthers::~AheadOfOthers() {
    const sched_param usual{};
    if (allowed_)
        sched_setscheduler(0, SCHED_OTHER, &usual);
}

} // namespace seenheard::bench
