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

namespace {

std::vector<AnswerView> childrenIn(const AnswerView& record) {
    if (record.asks("demeanour"))
        return {record};
    std::vector<AnswerView> children;
    for (const auto* list : {"children", "residents"})
        for (const AnswerView& item : record.items(list))
            if (item.asks("demeanour"))
                children.push_back(item);
    return children;
}

} // namespace

ObservedRecord observedRecord(
    const FormDefinition& form, const Answers& answers, const Instant& writtenAt, const Instant& now) {
    const AnswerView scene(form, answers);
    return {scene, childrenIn(scene), writtenAt, now, {}};
}

std::vector<Consequence> whatFollows(const FormDefinition& form, const Answers& answers, const Instant& writtenAt,
    const Instant& now, const LocalFacts& local) {
    // Calculated answers count as much as given ones: a child's age follows from the date of birth.
    Answers known = answers;
    known.merge(evaluate(form, answers, {{"today", isoText(localDay(londonTime(writtenAt)))}}).derived);

    ObservedRecord record = observedRecord(form, known, writtenAt, now);
    record.local = local;
    std::vector<Consequence> all;
    for (const auto rule : {referralRule, policeProtectionRule, cumulativeRule, encompassRule, returnInterviewRule,
             notSeenRule, careRule, homeRule, disclosureRule, sharingRule, saferSleepRule, childToldRule})
        for (Consequence& each : rule(record))
            all.push_back(std::move(each));
    for (Consequence& each : reviewRule(record, encompassRule(record)))
        all.push_back(std::move(each));
    return all;
}

} // namespace seenheard
