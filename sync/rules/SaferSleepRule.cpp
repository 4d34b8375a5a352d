#include "sync/rules/Rules.h"

namespace seenheard {

Consequences saferSleepRule(const ObservedRecord& record) {
    Consequences consequences;
    const bool advised = record.scene.is("immediate_action", "safer_sleep_advice");
    for (const AnswerView& child : record.children) {
        if (!child.is("age_band", "under_1"))
            continue;
        const bool seen = child.is("nonverbal", "sleep_place_seen");
        if (seen && advised)
            continue;
        const char* what = seen ? "Give Safer Sleep advice"
            : advised           ? "See where the baby sleeps"
                                : "See where the baby sleeps, and give Safer Sleep advice";
        consequences.push_back(
            {"R20", what, "There is a baby under 12 months.", std::nullopt, child.item(), false, ""});
    }
    return consequences;
}

} // namespace seenheard
