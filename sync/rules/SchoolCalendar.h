#pragma once

#include "platform/base/Clock.h"

#include <chrono>
#include <set>
#include <vector>

namespace seenheard {

/// A school term, or half of one.
struct SchoolTerm {
    std::chrono::year_month_day first;
    std::chrono::year_month_day last; ///< A school day too.
};

/// When the schools of a local authority, or one school, are open: Monday to Friday in its terms, but for bank
/// holidays and the days named as closed. Of a day before the first term or after the last one nothing is known; it
/// counts as a school day, for too early is better than too late.
struct SchoolCalendar {
    std::vector<SchoolTerm> terms;
    std::set<std::chrono::year_month_day> closed;
    std::chrono::minutes begins = std::chrono::hours{8} + std::chrono::minutes{30}; ///< After local midnight.

    [[nodiscard]] bool knows(const std::chrono::year_month_day& day) const;
    [[nodiscard]] bool isOpen(const std::chrono::year_month_day& day) const;
    /// When the next school day begins after that moment, by London's clocks.
    [[nodiscard]] Instant nextDay(const Instant& after) const;
};

} // namespace seenheard
