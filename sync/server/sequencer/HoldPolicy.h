#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/protocol/Rights.h"
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

/// Whether somebody of that role may say what a part says (Rights): begin, amend, review. Whether he may replace what
/// others said is judgePart's. Whatever his role, what was looked at is told; and a review is answered. Pure.
[[nodiscard]] bool mayWrite(const Part& part, const FormDefinition& form, Role role);

/// Decides whether a part may be folded: None, or why the entry has to wait for a supervisor. Pure.
[[nodiscard]] HoldReason judgePart(const Part& part, const PartCircumstances& circumstances);

} // namespace seenheard
