#include "sync/rules/ConcernTypes.h"

#include <algorithm>

namespace seenheard {
namespace {

bool tellsOf(const AnswerView& child, std::string_view what) {
    const auto words = child.items("words");
    return std::any_of(
        words.begin(), words.end(), [&](const AnswerView& quotation) { return quotation.is("tells_of", what); });
}

bool wasHurt(const AnswerView& child) {
    return tellsOf(child, "hit_or_hurt") || !child.items("marks").empty() || child.is("exposure", "injured")
        || child.is("harm_or_crime", "assaulted");
}

bool isNeglected(const AnswerView& scene, const AnswerView& child) {
    return scene.is("incident_kind", "neglect_or_home_conditions")
        || scene.isAnyOf(
            "home_conditions", {"dirty_or_hazardous", "no_food", "no_heating_or_light", "no_bed_or_unsafe_sleep_place"})
        || child.isAnyOf("appearance_injury", {"underweight_hungry", "dirty_soiled", "clothing_unsuitable"})
        || child.is("why_left", "abuse_or_neglect");
}

} // namespace

std::set<std::string> concernTypes(const ObservedRecord& record) {
    std::set<std::string> types;
    const auto add = [&](bool holds, const char* type) {
        if (holds)
            types.insert(type);
    };
    const AnswerView& scene = record.scene;
    add(scene.is("incident_kind", "online"), "online");
    add(scene.asks("returned_at"), "missing");
    for (const AnswerView& child : record.children) {
        add(tellsOfDomesticAbuse(record, child), "domestic_abuse");
        add(isNeglected(scene, child), "neglect");
        add(wasHurt(child), "physical");
        add(tellsOf(child, "sexual") || child.is("harm_or_crime", "sexual"), "sexual");
        const bool signs = child.hasChoiceBut("exploitation_signs", {"none_of_these"});
        add(signs && child.is("flags", "cse"), "cse");
        add(signs && child.is("flags", "cce"), "cce");
        add(child.is("why_left", "mental_health") || child.is("trigger_factors", "mental_health"), "mental_health");
    }
    return types;
}

} // namespace seenheard
