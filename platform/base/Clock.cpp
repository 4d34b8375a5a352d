#include "platform/base/Clock.h"

#include <chrono>
#include <ctime>

namespace seenheard {

std::string_view wordFor(ClockQuality quality) {
    switch (quality) {
    case ClockQuality::Synced: return "synced";
    case ClockQuality::Drifting: return "drifting";
    case ClockQuality::Suspect: return "suspect";
    }
    return "suspect";
}

Instant SystemClock::now() const {
    using namespace std::chrono;
    const auto moment = system_clock::now();
    const std::time_t seconds = system_clock::to_time_t(moment);
    std::tm local{};
    localtime_r(&seconds, &local);
    return {duration_cast<milliseconds>(moment.time_since_epoch()).count(),
        static_cast<std::int32_t>(local.tm_gmtoff / 60), ClockQuality::Synced};
}

std::int64_t SystemClock::monotonicMs() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace seenheard
