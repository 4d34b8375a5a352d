#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// What a part is judged against.
struct PartCircumstances {
    const FormDefinition& form;
    const StoredRecord& record; ///< As it stands before the part.
    Author author;
    OfficerOf officerOf;
    /// The value of an operation that is no head any more, where it is known.
    std::function<std::optional<Value>(const OperationId&)> history;
};

/// Decides whether a part may be folded: None, or why the entry has to wait for a supervisor. Pure.
[[nodiscard]] HoldReason judgePart(const Part& part, const PartCircumstances& circumstances);

} // namespace seenheard
