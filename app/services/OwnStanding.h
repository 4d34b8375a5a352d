#pragma once

#include "app/services/AnswerOperations.h"

namespace seenheard {

/// What one officer's entries say of a record, beside which a draft is written.
struct OwnStanding {
    Answers answers;
    bool submitted = false;
    std::optional<Reference> about; ///< What the record is about, whoever said it.
};

[[nodiscard]] OwnStanding standingOf(
    const FormDefinition& form, const RecordState& shown, const OfficerId& me, const OfficerOf& officerOf);

} // namespace seenheard
