#pragma once

#include "sync/records/Value.h"

#include <chrono>
#include <optional>

namespace seenheard {

/// "2022-03-05T02:07:00+00:00", seconds and milliseconds as far as there are any.
[[nodiscard]] std::string isoText(const Instant& instant);
/// ISO 8601 with an offset or Z; years 1900 to 2199. Nothing for anything else.
[[nodiscard]] std::optional<Instant> instantFrom(std::string_view text);

/// "YYYY-MM-DD" of a day that exists.
[[nodiscard]] std::optional<std::chrono::year_month_day> dateFrom(std::string_view text);
[[nodiscard]] std::string isoText(const std::chrono::year_month_day& date);
/// Between the years 1900 and 2199, with an offset of at most 14 hours.
[[nodiscard]] bool isPlausible(const Instant& instant);
/// The local day of a moment.
[[nodiscard]] std::chrono::year_month_day localDay(const Instant& instant);
/// The day that a date or a moment names.
[[nodiscard]] std::optional<std::chrono::year_month_day> dateIn(const std::optional<Value>& value);

/// As in the United Kingdom: "5 March 2022", "5 March 2022, 02:07".
[[nodiscard]] std::string dateWords(const std::chrono::year_month_day& date);
[[nodiscard]] std::string momentWords(const Instant& instant);

} // namespace seenheard
