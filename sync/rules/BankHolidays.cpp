#include "sync/rules/BankHolidays.h"

#include <array>

namespace seenheard {
namespace {

using namespace std::chrono;

/// Gregorian Easter (Meeus, Jones and Butcher).
sys_days easterSunday(year in) {
    const int y = static_cast<int>(in);
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int g = (8 * b + 13) / 25;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return sys_days{in / month{static_cast<unsigned>(sum / 31)} / day{static_cast<unsigned>(sum % 31 + 1)}};
}

bool isWeekend(sys_days at) {
    return weekday{at} == Saturday || weekday{at} == Sunday;
}

/// The first day from then on that is neither of a weekend nor taken already.
sys_days observed(sys_days at, sys_days taken) {
    while (isWeekend(at) || at == taken)
        at += days{1};
    return at;
}

} // namespace

bool isBankHoliday(const year_month_day& day) {
    const year in = day.year();
    const sys_days easter = easterSunday(in);
    const sys_days christmas = observed(sys_days{in / December / 25}, sys_days{});
    // Where Christmas is a Sunday its substitute comes after Boxing Day, which keeps its own Monday.
    const bool sunday = weekday{sys_days{in / December / 25}} == Sunday;
    const sys_days boxing = sunday ? sys_days{in / December / 26} : observed(sys_days{in / December / 26}, christmas);
    const std::array holidays{observed(sys_days{in / January / 1}, sys_days{}), easter - days{2}, easter + days{1},
        sys_days{in / May / Monday[1]}, sys_days{in / May / Monday[last]}, sys_days{in / August / Monday[last]},
        sunday ? sys_days{in / December / 27} : christmas, boxing};
    for (const sys_days holiday : holidays)
        if (holiday == sys_days{day})
            return true;
    return false;
}

} // namespace seenheard
