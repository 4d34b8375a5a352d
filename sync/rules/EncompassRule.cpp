#include "sync/rules/LondonTime.h"
#include "sync/rules/Rules.h"

namespace seenheard {
namespace {

/// Whom to tell of this child; nothing for an unborn one.
std::optional<std::string> whomToTell(const AnswerView& child) {
    if (child.is("age_band", "unborn"))
        return std::nullopt;
    if (child.is("schooling", "home_educated"))
        return "Tell the local authority (home educated) before the next school day";
    if (child.is("schooling", "at_school_or_nursery"))
        return "Tell the school or nursery before the next school day";
    // Below Reception there may be no school to tell; a four-year-old may be in one.
    if (child.is("age_band", "under_1") || (child.is("age_band", "1_to_4") && child.is("schooling", "none")))
        return "Tell the health visitor, where this is agreed";
    return "Find out the school and tell it before the next school day";
}

} // namespace

Consequences encompassRule(const ObservedRecord& record) {
    Consequences consequences;
    const Instant due = nextSchoolDay(record.writtenAt);
    for (const AnswerView& child : record.children) {
        const auto what = tellsOfDomesticAbuse(record, child) ? whomToTell(child) : std::nullopt;
        if (what)
            consequences.push_back(
                {"R10", *what, "A child may be a victim of domestic abuse, whether there or not (Operation Encompass).",
                    due, child.item(), record.now.utcMs >= due.utcMs, ""});
    }
    return consequences;
}

} // namespace seenheard
