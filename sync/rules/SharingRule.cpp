#include "sync/rules/Rules.h"

namespace seenheard {
namespace {

/// What of the record is worth more to others than to this record.
std::vector<std::string> worthKnowing(const AnswerView& record) {
    std::vector<std::string> reasons;
    if (record.hasChoiceBut("exploitation_signs", {"none_of_these"}))
        reasons.emplace_back("There are signs of exploitation");
    if (!record.items("people_posing_risk").empty() || !record.items("associates").empty())
        reasons.emplace_back("People are named or described");
    if (record.is("concerns_near_home", "vehicles"))
        reasons.emplace_back("Vehicles were seen");
    return reasons;
}

} // namespace

Consequences sharingRule(const ObservedRecord& record) {
    Consequences consequences;
    const AnswerView& scene = record.scene;
    if (const auto reasons = worthKnowing(scene); !reasons.empty() && !scene.is("intel_submitted", "yes"))
        consequences.push_back(
            {"R28", "Submit it as intelligence", sentenceOf(reasons), std::nullopt, std::nullopt, false, ""});
    if (scene.asks("csc_notified_at") && (!scene.answered("csc_notified_at") || scene.isNotObtained("csc_notified_at")))
        consequences.push_back({"3.2", "Share it with children's social care today",
            "Social care hears of each child who was missing, the same day.", std::nullopt, std::nullopt, false, ""});
    if (scene.asks("returned_at") && scene.answered("home_ref"))
        consequences.push_back({"3.2", "Bring the home's prevention occurrence up to date",
            "The child was missing from a children's home.", std::nullopt, std::nullopt, false, ""});
    return consequences;
}

} // namespace seenheard
