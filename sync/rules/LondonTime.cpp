#include "sync/rules/LondonTime.h"

#include "sync/rules/BankHolidays.h"

namespace seenheard {
namespace {

using namespace std::chrono;

constexpr minutes workEnds = hours{17};

sys_time<milliseconds> timeOf(std::int64_t utcMs) {
    return sys_time<milliseconds>{milliseconds{utcMs}};
}

/// Clocks change at 01:00 UTC, both ways.
sys_time<milliseconds> changeIn(year in, month of) {
    return sys_days{year_month_weekday_last{in, of, weekday_last{Sunday}}} + hours{1};
}

year_month_day localDate(const Instant& instant) {
    return {floor<days>(timeOf(instant.utcMs) + minutes{instant.offsetMinutes})};
}

} // namespace

std::int32_t londonOffsetMinutes(std::int64_t utcMs) {
    const auto time = timeOf(utcMs);
    const year in = year_month_day{floor<days>(time)}.year();
    return time >= changeIn(in, March) && time < changeIn(in, October) ? 60 : 0;
}

Instant londonTime(Instant instant) {
    instant.offsetMinutes = londonOffsetMinutes(instant.utcMs);
    return instant;
}

Instant londonMoment(year_month_day day, minutes afterMidnight) {
    const auto local = duration_cast<milliseconds>((sys_days{day} + afterMidnight).time_since_epoch()).count();
    constexpr std::int64_t hourMs = 3'600'000;
    const std::int64_t inSummer = local - hourMs;
    return londonTime({londonOffsetMinutes(inSummer) == 60 ? inSummer : local, 0, ClockQuality::Synced});
}

Instant endOfNextWorkingDay(const Instant& after) {
    sys_days day = sys_days{localDate(londonTime(after))} + days{1};
    while (weekday{day} == Saturday || weekday{day} == Sunday || isBankHoliday(day))
        day += days{1};
    return londonMoment(year_month_day{day}, workEnds);
}

} // namespace seenheard
