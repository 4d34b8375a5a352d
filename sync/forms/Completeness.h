#pragma once

#include "sync/forms/Answers.h"

#include <map>

namespace seenheard {

/// A question that is owed.
struct Missing {
    RegisterKey key;
    std::string path;
    std::string label; ///< "Robin: how did the child seem?": for screens, never for logs or errors.
    Tier tier = Tier::Essential;
    std::string question; ///< The form's words alone, where no name may stand.
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
    /// Choices not offered now: the field's register with the choice's number below it.
    std::set<RegisterKey> choicesNotOffered;
    std::vector<Missing> missing; ///< In the order of the form.
    std::vector<Breach> breaches;
    Answers derived; ///< Calculated answers (asleep derives demeanour …), shown as derived.
};

/// Pure. `facts` are values expressions may use beside the answers ("today" as YYYY-MM-DD, "officer_role").
/// A fact with the name of a field of the record stands in for it where it was not answered; a fact named
/// "<id of a picked reference>/<field>" does so in the item that picked it ("person-17/date_of_birth").
[[nodiscard]] Evaluation evaluate(
    const FormDefinition& form, const Answers& answers, const std::map<std::string, Value>& facts);

} // namespace seenheard
