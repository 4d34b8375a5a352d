#include "sync/rules/Rules.h"

namespace seenheard {

Consequences careRule(const ObservedRecord& record) {
    std::vector<std::string> reasons;
    if (record.scene.is("who_left_caring", "adult_of_the_incident"))
        reasons.emplace_back("The children are left with an adult of the incident");
    if (record.scene.is("caregiver_capacity", "intoxicated"))
        reasons.emplace_back("Whoever is left caring is intoxicated");
    if (reasons.empty())
        return {};
    return {
        {"S4", "Tell the supervisor who is left caring", sentenceOf(reasons), std::nullopt, std::nullopt, true, ""}};
}

} // namespace seenheard
