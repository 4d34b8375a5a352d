#include "sync/rules/Rules.h"

#include <algorithm>

namespace seenheard {
namespace {

bool cannotMoveAbout(const AnswerView& child) {
    if (child.is("moves_about", "not_yet"))
        return true;
    return child.is("age_band", "under_1") && !child.isAnyOf("moves_about", {"rolls_or_crawls", "walks"});
}

/// Police protection named for the scene alone concerns every child until somebody says which.
bool isProtected(const ObservedRecord& record, const AnswerView& child) {
    const auto named = [](const AnswerView& each) {
        return each.isAnyOf("action_for_child", {"police_protection_begun", "constable_called_for_police_protection"});
    };
    if (named(child) || child.answered("s46_began_at"))
        return true;
    return record.scene.isAnyOf(
               "immediate_action", {"police_protection_begun", "constable_called_for_police_protection"})
        && std::none_of(record.children.begin(), record.children.end(), named);
}

std::vector<std::string> whyMandatory(const ObservedRecord& record, const AnswerView& child) {
    std::vector<std::string> reasons;
    if (child.is("officer_concern", "immediate_danger"))
        reasons.emplace_back("The officer sees immediate danger");
    if (isProtected(record, child))
        reasons.emplace_back("Police protection was begun or asked for");
    if (child.is("safe_to_stay", "not_safe"))
        reasons.emplace_back("The child is not safe where they are");
    const auto marks = child.items("marks");
    const auto words = child.items("words");
    const bool hurtInWords = std::any_of(words.begin(), words.end(),
        [](const AnswerView& quotation) { return quotation.is("tells_of", "hit_or_hurt"); });
    const bool byAdult = std::any_of(marks.begin(), marks.end(), [](const AnswerView& mark) {
        return mark.is("said_to_be_caused_by", "an_adult") || mark.is("explained_by", "adult");
    });
    if (byAdult || (hurtInWords && child.is("appearance_injury", "visible_injury")))
        reasons.emplace_back("An injury is explained by an adult, or said to be caused by one");
    if (child.is("harm_or_crime", "sexual") || std::any_of(words.begin(), words.end(), [](const AnswerView& quotation) {
            return quotation.is("tells_of", "sexual");
        }))
        reasons.emplace_back("The child's words tell of sexual harm");
    const bool bruised = std::any_of(marks.begin(), marks.end(), [](const AnswerView& mark) {
        return mark.isAnyOf("looks_like", {"bruise", "burn", "scald"});
    });
    if (bruised && cannotMoveAbout(child))
        reasons.emplace_back("A bruise, burn or scald on a child who cannot yet move about");
    return reasons;
}

std::string whyOwed(const AnswerView& child) {
    if (!child.asks("exposure"))
        return "This record tells of domestic abuse where the child lives.";
    if (child.isAnyOf("exposure", {"same_room", "in_arms", "tried_to_intervene", "targeted", "injured"}))
        return "The child was there when domestic abuse happened.";
    if (child.isAnyOf("exposure", {"heard_it", "called_for_help", "saw_aftermath", "saw_the_arrest"}))
        return "The child heard or saw domestic abuse, or what came of it.";
    return "The child lives where domestic abuse happened.";
}

} // namespace

Consequences referralRule(const ObservedRecord& record) {
    Consequences consequences;
    const bool told = record.scene.answered("told_by_phone") && !record.scene.isNotObtained("told_by_phone");
    for (const AnswerView& child : record.children) {
        const auto reasons = whyMandatory(record, child);
        if (reasons.empty())
            continue;
        consequences.push_back({"R7",
            told ? "A referral has to be made; social care was told by phone"
                 : "A referral has to be made: phone social care now",
            sentenceOf(reasons), std::nullopt, child.item(), !told, "referral",
            told ? std::string() : record.local.district.socialCarePhone});
        consequences.push_back({"S47", "Ask for a strategy discussion",
            "What makes a referral mandatory is reason to talk with social care at once.", std::nullopt, child.item(),
            false, "meeting"});
    }
    for (const AnswerView& child : record.children)
        if (tellsOfDomesticAbuse(record, child))
            consequences.push_back({"R8", "A referral is drafted for this child", whyOwed(child), std::nullopt,
                child.item(), false, "referral"});
    for (const AnswerView& child : record.children)
        if (child.is("risk_change", "higher"))
            consequences.push_back({"3.5", "A referral is drafted for this child", "Early Action sees the risk rise.",
                std::nullopt, child.item(), false, "referral"});
    return consequences;
}

} // namespace seenheard
