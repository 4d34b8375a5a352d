#include "sync/rules/LondonTime.h"
#include "sync/rules/Rules.h"

#include <array>
#include <utility>

namespace seenheard {
namespace {

constexpr std::int64_t hourMs = 3'600'000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> duties{{
    {"designated_officer_informed", "Inform the designated officer"},
    {"local_authority_informed", "Inform the local authority"},
    {"child_told_steps_and_reasons", "Tell the child the steps and the reasons"},
    {"childs_wishes_sought", "Find out what the child wishes"},
    {"parents_informed", "Inform the parents"},
}};

} // namespace

Consequences policeProtectionRule(const ObservedIncident& incident) {
    Consequences consequences;
    for (const AnswerView& child : incident.children) {
        const auto began = child.instant("s46_began_at");
        const bool begun = began || child.is("action_for_child", "police_protection_begun");
        if (child.is("action_for_child", "constable_called_for_police_protection") && !begun)
            consequences.push_back({"R17", "A constable decides on police protection",
                "A constable was called for it; the power is a constable's own.", std::nullopt, child.item(), true});
        if (!begun)
            continue;
        if (began) {
            // Elapsed hours: the clocks' change makes them neither more nor fewer.
            const Instant end = londonTime({began->utcMs + 72 * hourMs, 0, began->quality});
            consequences.push_back(
                {"R17", "Police protection ends at the latest", "72 hours from when it began; they cannot be extended.",
                    end, child.item(), incident.now.utcMs >= began->utcMs + 70 * hourMs});
        } else {
            consequences.push_back({"R17", "Say when police protection began",
                "Its 72 hours are counted from that moment.", std::nullopt, child.item(), true});
        }
        for (const auto& [done, what] : duties)
            if (!child.is("s46_done", done))
                consequences.push_back({"R17", std::string(what), "A duty that police protection opens.", std::nullopt,
                    child.item(), false});
    }
    return consequences;
}

} // namespace seenheard
