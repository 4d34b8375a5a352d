#include "sync/rules/ReviewReasons.h"

#include "sync/rules/Rules.h"

#include <algorithm>

namespace seenheard {
namespace {

using Kind = ReviewReason::Kind;

/// So many questions without an answer are worth a question themselves.
constexpr auto manyNotObtained = 3;

bool wasSeen(const AnswerView& child) {
    return child.isAnyOf("seen_status", {"seen_and_spoken_to", "seen_awake_not_spoken_to"})
        || child.is("seen_how", "face_to_face") || child.is("contact_made", "seen");
}

/// One word for how a child seemed is no picture of a child; without any, and without words, nobody was heard.
void addThin(const AnswerView& child, std::vector<ReviewReason>& reasons) {
    if (!wasSeen(child) || !child.asks("demeanour"))
        return;
    const auto seemed = child.names("demeanour").size();
    const auto quotations = child.items("words");
    const bool said = std::any_of(quotations.begin(), quotations.end(),
        [](const AnswerView& quotation) { return !quotation.text("quote").empty(); });
    const bool showed = child.hasChoiceBut("nonverbal", {}) || !child.text("nonverbal_note").empty();
    if (seemed == 0 && !child.isNotObtained("demeanour"))
        reasons.push_back({Kind::Thin, "How the child seemed is not there.", child.item()});
    else if (child.isNotObtained("demeanour"))
        reasons.push_back({Kind::Thin, "How the child seemed was not obtained.", child.item()});
    else if (seemed == 1 && !showed && child.text("demeanour_other").empty())
        reasons.push_back({Kind::Thin, "One word says how the child seemed.", child.item()});
    if (!said && !showed)
        reasons.push_back({Kind::Thin, "Nothing the child said or showed is there.", child.item()});
}

} // namespace

std::vector<ReviewReason> reviewReasons(const FormDefinition& form, const Answers& answers, const Instant& finishedAt) {
    const auto record = observedRecord(form, answers, finishedAt, finishedAt);
    std::vector<ReviewReason> reasons;
    const auto addAll = [&](Kind kind, const Consequences& consequences, std::string_view rule) {
        for (const auto& each : consequences)
            if (each.rule == rule)
                reasons.push_back({kind, each.why, each.child});
    };
    addAll(Kind::RiskLeftBehind, referralRule(record), "R7");
    addAll(Kind::RiskLeftBehind, careRule(record), "S4");
    addAll(Kind::NotSeen, notSeenRule(record), "R2");
    for (const AnswerView& child : record.children)
        addThin(child, reasons);
    const auto notObtained = std::count_if(answers.begin(), answers.end(),
        [](const auto& answer) { return std::holds_alternative<NotObtained>(answer.second); });
    if (notObtained >= manyNotObtained)
        reasons.push_back({Kind::Thin, std::to_string(notObtained) + " answers were not obtained.", std::nullopt});
    return reasons;
}

} // namespace seenheard
