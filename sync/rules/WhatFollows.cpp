#include "sync/rules/WhatFollows.h"

#include "sync/forms/IsoTime.h"
#include "sync/rules/LondonTime.h"
#include "sync/rules/Rules.h"

namespace seenheard {

std::string sentenceOf(const std::vector<std::string>& reasons) {
    std::string sentence;
    for (const auto& reason : reasons)
        sentence += (sentence.empty() ? "" : "; ") + reason;
    return sentence.empty() ? sentence : sentence + ".";
}

std::vector<Consequence> whatFollows(
    const FormDefinition& form, const Answers& answers, const Instant& writtenAt, const Instant& now) {
    // Calculated answers count as much as given ones: a child's age follows from the date of birth.
    Answers known = answers;
    known.merge(evaluate(form, answers, {{"today", isoText(localDay(londonTime(writtenAt)))}}).derived);

    const AnswerView scene(form, known);
    const ObservedIncident incident{scene, scene.items("children"), writtenAt, now};
    std::vector<Consequence> all;
    for (const auto rule :
        {referralRule, policeProtectionRule, encompassRule, notSeenRule, careRule, saferSleepRule, childToldRule})
        for (Consequence& each : rule(incident))
            all.push_back(std::move(each));
    return all;
}

} // namespace seenheard
