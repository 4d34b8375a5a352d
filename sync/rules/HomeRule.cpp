#include "sync/rules/LondonTime.h"
#include "sync/rules/Rules.h"

namespace seenheard {

Consequences homeRule(const ObservedRecord& record) {
    const AnswerView& visit = record.scene;
    if (!visit.asks("concerns_near_home"))
        return {};
    Consequences consequences;
    if (visit.is("concern_about_home", "conduct_of_staff"))
        consequences.push_back({"3.4", "Tell the local authority designated officer",
            "The conduct of staff is a concern; within one working day.", endOfNextWorkingDay(record.now), std::nullopt,
            true, ""});
    if (visit.hasChoiceBut("concerns_near_home", {"none"}))
        consequences.push_back({"3.4", "Pass the concern on to the missing coordinator",
            "Something near the home belongs into its Locality Risk Assessment.", std::nullopt, std::nullopt, false,
            ""});
    consequences.push_back({"3.4", "Bring the home's prevention occurrence up to date", "The home was visited.",
        std::nullopt, std::nullopt, false, ""});
    for (const AnswerView& child : record.children)
        if (child.is("just_back", "yes"))
            consequences.push_back({"R15", "Make a safe and well check with this child",
                "The child is just back from being missing.", std::nullopt, child.item(), true, "safe_and_well"});
    return consequences;
}

} // namespace seenheard
