#include "tests/support/FakeClock.h"

#include <stdexcept>

namespace seenheard {

void FakeClock::advance(std::int64_t ms) {
    if (ms < 0)
        throw std::logic_error("time does not run backwards; jumpTo sets the wall clock");
    utcMs_ += ms;
    monotonicMs_ += ms;
}

} // namespace seenheard
