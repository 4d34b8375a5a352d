#pragma once

#include "sync/forms/FormDefinition.h"

namespace seenheard {

/// The form of the simulation: a field of each policy, on the record and on each child.
[[nodiscard]] const FormDefinition& incidentForm();
/// A second one, which the server may come to publish after officers have used it.
[[nodiscard]] const FormDefinition& lateForm();

namespace incident {
constexpr FieldNumber concern = 16;   ///< One, a protective finding.
constexpr FieldNumber words = 17;     ///< Text, an account.
constexpr FieldNumber telephone = 18; ///< Text, a finding by latest.
constexpr FieldNumber risks = 19;     ///< Many, a finding with a register a choice.
constexpr FieldNumber children = 20;  ///< A list.
constexpr FieldNumber demeanour = 30; ///< Of a child: text, an account.
constexpr FieldNumber safety = 31;    ///< Of a child: one, a protective finding.
} // namespace incident

} // namespace seenheard
