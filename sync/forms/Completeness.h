#pragma once

#include "sync/forms/Answers.h"

namespace seenheard {

/// A question that is owed.
struct Missing {
    RegisterKey key;
    std::string path;
    std::string label; ///< "Robin: how did the child seem?"
    Tier tier = Tier::Essential;
};

/// A constraint that an answer breaks.
struct Breach {
    RegisterKey key;
    std::string path;
    std::string message;
};

/// What the form asks of one officer, given that officer's own answers. Decides only what is *asked*.
struct Evaluation {
    /// Registers of fields that are relevant now (lists: one row an item and field).
    std::set<RegisterKey> relevant;
    std::vector<Missing> missing; ///< In the order of the form.
    std::vector<Breach> breaches;
    Answers derived; ///< Calculated answers (asleep derives demeanour …), shown as derived.
};

/// Pure. `facts` are values expressions may use beside the answers ("incident_kind", "today").
[[nodiscard]] Evaluation evaluate(
    const FormDefinition& form, const Answers& answers, const std::map<std::string, Value>& facts);

} // namespace seenheard
