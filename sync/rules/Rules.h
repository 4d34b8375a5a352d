#pragma once

#include "sync/rules/AnswerView.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// What the rules look at: one record as the tablet knows it, and the time. Where a form is about one child (a safe and
/// well check), the record itself is the child.
struct ObservedRecord {
    AnswerView scene;
    std::vector<AnswerView> children;
    Instant writtenAt;
    Instant now;
    LocalFacts local = {};
};

/// Form and answers have to outlive what is read of them. A referral or a review is an observation of no child.
[[nodiscard]] ObservedRecord observedRecord(
    const FormDefinition& form, const Answers& answers, const Instant& writtenAt, const Instant& now);

using Consequences = std::vector<Consequence>;

/// R2: a child not seen is never shown as safe.
[[nodiscard]] Consequences notSeenRule(const ObservedRecord& record);
/// R5: words that tell of harm: stop asking, keep them, tell a specialist.
[[nodiscard]] Consequences disclosureRule(const ObservedRecord& record);
/// R7: a referral is mandatory, phone now. R8: a referral is owed for every child of domestic abuse, and (DOMAIN 3.5)
/// where Early Action sees the risk rise.
[[nodiscard]] Consequences referralRule(const ObservedRecord& record);
/// R9: several low-grade concerns, or several times missing, in a short time.
[[nodiscard]] Consequences cumulativeRule(const ObservedRecord& record);
/// R10: the school is told before the next school day.
[[nodiscard]] Consequences encompassRule(const ObservedRecord& record);
/// R12: a return interview is offered and held within 72 elapsed hours. R14: declined, it is offered once more.
[[nodiscard]] Consequences returnInterviewRule(const ObservedRecord& record);
/// R17: the 72 hours of police protection and its duties.
[[nodiscard]] Consequences policeProtectionRule(const ObservedRecord& record);
/// R20: Safer Sleep where there is a baby.
[[nodiscard]] Consequences saferSleepRule(const ObservedRecord& record);
/// R21: each child is told what happens next.
[[nodiscard]] Consequences childToldRule(const ObservedRecord& record);
/// R22: a supervisor reads it within one shift, and before the school is told. `encompass` is what R10 says.
[[nodiscard]] Consequences reviewRule(const ObservedRecord& record, const Consequences& encompass);
/// R28: what names people, places or vehicles becomes intelligence; social care is told of a child who was missing.
[[nodiscard]] Consequences sharingRule(const ObservedRecord& record);
/// DOMAIN 3.1, s4: left with an adult of the incident, or with somebody intoxicated.
[[nodiscard]] Consequences careRule(const ObservedRecord& record);
/// DOMAIN 3.4: what a visit to a children's home starts.
[[nodiscard]] Consequences homeRule(const ObservedRecord& record);

/// The record says that this child lives with domestic abuse.
[[nodiscard]] bool tellsOfDomesticAbuse(const ObservedRecord& record, const AnswerView& child);

/// The reasons in one sentence.
[[nodiscard]] std::string sentenceOf(const std::vector<std::string>& reasons);

} // namespace seenheard
