#include "sync/rules/LondonTime.h"
#include "sync/rules/Rules.h"

#include <algorithm>

namespace seenheard {
namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t shift = 12 * hourMs;
/// Schools are told from 07:30, an hour before they begin.
constexpr std::int64_t beforeSchool = hourMs;

} // namespace

Consequences reviewRule(const ObservedRecord& record, const Consequences& encompass) {
    if (record.children.empty())
        return {};
    std::int64_t due = record.now.utcMs + shift;
    const char* why = "Within one shift of its being finished; the officer is told what was thought of it.";
    for (const Consequence& notice : encompass)
        if (const auto told = notice.due ? notice.due->utcMs - beforeSchool : due;
            told < due && told > record.now.utcMs) {
            due = told;
            why = "Before the school is told.";
        }
    return {{"R22", "A supervisor reads this record", why, londonTime({due, 0, record.now.quality}), std::nullopt,
        false, ""}};
}

} // namespace seenheard
