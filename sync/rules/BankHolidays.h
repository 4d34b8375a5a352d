#pragma once

#include <chrono>

namespace seenheard {

/// The bank holidays that England has every year, with their substitute days. One-off days (a coronation) are not
/// among them: they come as loaded data.
[[nodiscard]] bool isBankHoliday(const std::chrono::year_month_day& day);

} // namespace seenheard
