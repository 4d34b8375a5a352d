#pragma once

#include "sync/rules/AnswerView.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// What the rules look at: one incident as the tablet knows it, and the time.
struct ObservedIncident {
    AnswerView scene;
    std::vector<AnswerView> children;
    Instant writtenAt;
    Instant now;
};

using Consequences = std::vector<Consequence>;

/// R7: a referral is mandatory, phone now. R8: a referral is owed for every child at a domestic abuse incident.
[[nodiscard]] Consequences referralRule(const ObservedIncident& incident);
/// R10: the school is told before the next school day.
[[nodiscard]] Consequences encompassRule(const ObservedIncident& incident);
/// R17: the 72 hours of police protection and its duties.
[[nodiscard]] Consequences policeProtectionRule(const ObservedIncident& incident);
/// R2: a child not seen is never shown as safe.
[[nodiscard]] Consequences notSeenRule(const ObservedIncident& incident);
/// DOMAIN 3.1, s4: left with an adult of the incident, or with somebody intoxicated.
[[nodiscard]] Consequences careRule(const ObservedIncident& incident);
/// R20: Safer Sleep where there is a baby.
[[nodiscard]] Consequences saferSleepRule(const ObservedIncident& incident);
/// R21: each child is told what happens next.
[[nodiscard]] Consequences childToldRule(const ObservedIncident& incident);

/// The reasons in one sentence.
[[nodiscard]] std::string sentenceOf(const std::vector<std::string>& reasons);

} // namespace seenheard
