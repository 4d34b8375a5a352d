#pragma once

#include "sync/forms/FormDefinition.h"

#include <set>

namespace seenheard {

/// The scopes a record is in: a function of its facts, over all heads of every register that its form says makes one,
/// whichever of them stands in. So it does not depend on the order in which entries arrived, and a record leaves a
/// scope only where heads were superseded. `form` is the newest published definition of the record's form: what makes
/// a scope never changes once published, so every version says the same of the fields it knows.
/// `officerOf` yields a zero id for a signer it does not know, who then makes no scope.
[[nodiscard]] std::set<RecordScope> scopesOf(
    const RecordState& state, const FormDefinition& form, const OfficerOf& officerOf);

} // namespace seenheard
