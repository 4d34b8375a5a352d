#include "sync/rules/WhatFollows.h"

namespace seenheard {

std::vector<Missing> hindrancesToSubmit(
    const FormDefinition& form, const Answers& answers, const std::map<std::string, Value>& facts) {
    std::vector<Missing> hindrances;
    Evaluation evaluation = evaluate(form, answers, facts);
    for (Missing& missing : evaluation.missing)
        if (missing.tier == Tier::Essential)
            hindrances.push_back(std::move(missing));
    for (const Breach& breach : evaluation.breaches)
        hindrances.push_back({breach.key, breach.path, breach.message, Tier::Essential, breach.message});
    return hindrances;
}

} // namespace seenheard
