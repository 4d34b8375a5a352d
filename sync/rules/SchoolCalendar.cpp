#include "sync/rules/SchoolCalendar.h"

#include "sync/forms/IsoTime.h"
#include "sync/rules/BankHolidays.h"
#include "sync/rules/LondonTime.h"

#include <algorithm>

namespace seenheard {
namespace {

using namespace std::chrono;

/// A calendar without a day in so long is a mistake in the data; the next weekday is meant.
constexpr int mostDays = 120;

bool isWeekend(sys_days day) {
    return weekday{day} == Saturday || weekday{day} == Sunday;
}

} // namespace

bool SchoolCalendar::knows(const year_month_day& day) const {
    return std::any_of(terms.begin(), terms.end(), [&](const SchoolTerm& term) { return term.first <= day; })
        && std::any_of(terms.begin(), terms.end(), [&](const SchoolTerm& term) { return day <= term.last; });
}

bool SchoolCalendar::isOpen(const year_month_day& day) const {
    if (isWeekend(sys_days{day}) || isBankHoliday(day) || closed.contains(day))
        return false;
    return !knows(day) || std::any_of(terms.begin(), terms.end(), [&](const SchoolTerm& term) {
        return term.first <= day && day <= term.last;
    });
}

Instant SchoolCalendar::nextDay(const Instant& after) const {
    const sys_days today{localDay(londonTime(after))};
    const auto startOf = [&](sys_days day) { return londonMoment(year_month_day{day}, begins); };
    for (int ahead = 0; ahead < mostDays; ++ahead)
        if (const sys_days day = today + days{ahead}; isOpen(day) && startOf(day).utcMs > after.utcMs)
            return startOf(day);
    sys_days day = today + days{1};
    while (isWeekend(day))
        day += days{1};
    return startOf(day);
}

} // namespace seenheard
