#pragma once

#include "platform/base/Clock.h"

#include <chrono>

namespace seenheard {

/// Minutes that London is ahead of UTC: 60 from the last Sunday of March 01:00 UTC to that of October, else 0.
[[nodiscard]] std::int32_t londonOffsetMinutes(std::int64_t utcMs);

/// The same moment as London's clocks show it.
[[nodiscard]] Instant londonTime(Instant instant);

/// A moment by London's clocks; in the hour that comes twice, the first.
[[nodiscard]] Instant londonMoment(std::chrono::year_month_day day, std::chrono::minutes afterMidnight);

/// When the next working day after that moment's day ends: 17:00 in London, Monday to Friday but for bank holidays.
[[nodiscard]] Instant endOfNextWorkingDay(const Instant& after);

} // namespace seenheard
