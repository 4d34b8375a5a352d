#include "sync/rules/LondonTime.h"
#include "sync/rules/Rules.h"

#include <array>
#include <utility>

namespace seenheard {
namespace {

constexpr std::int64_t hourMs = 3'600'000;

/// Said as the hours go, so that the end surprises nobody.
std::string whyItEnds(std::int64_t passedMs) {
    for (const std::int64_t hours : {70, 60, 48})
        if (passedMs >= hours * hourMs)
            return std::to_string(hours) + " of the 72 hours have passed; they cannot be extended.";
    return "72 hours from when it began; they cannot be extended.";
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> duties{{
    {"designated_officer_informed", "Inform the designated officer"},
    {"local_authority_informed", "Inform the local authority"},
    {"child_told_steps_and_reasons", "Tell the child the steps and the reasons"},
    {"childs_wishes_sought", "Find out what the child wishes"},
    {"parents_informed", "Inform the parents"},
}};

} // namespace

Consequences policeProtectionRule(const ObservedRecord& record) {
    Consequences consequences;
    for (const AnswerView& child : record.children) {
        const auto began = child.instant("s46_began_at");
        const bool begun = began || child.is("action_for_child", "police_protection_begun");
        if (child.is("action_for_child", "constable_called_for_police_protection") && !begun)
            consequences.push_back({"R17", "A constable decides on police protection",
                "A constable was called for it; the power is a constable's own.", std::nullopt, child.item(), true,
                ""});
        if (!begun)
            continue;
        if (began) {
            // Elapsed hours: the clocks' change makes them neither more nor fewer.
            const Instant end = londonTime({began->utcMs + 72 * hourMs, 0, began->quality});
            consequences.push_back(
                {"R17", "Police protection ends at the latest", whyItEnds(record.now.utcMs - began->utcMs), end,
                    child.item(), record.now.utcMs >= began->utcMs + 70 * hourMs, ""});
        } else {
            consequences.push_back({"R17", "Say when police protection began",
                "Its 72 hours are counted from that moment.", std::nullopt, child.item(), true, ""});
        }
        for (const auto& [done, what] : duties)
            if (!child.is("s46_done", done))
                consequences.push_back({"R17", std::string(what), "A duty that police protection opens.", std::nullopt,
                    child.item(), false, ""});
    }
    return consequences;
}

} // namespace seenheard
