#pragma once

#include "sync/forms/FormDefinition.h"

namespace seenheard {

/// The form of the simulation: a field of each policy, on the record and on each child. Its records go to their
/// authors, to the authors' teams, and to whoever follows a child that was picked.
[[nodiscard]] const FormDefinition& incidentForm();
/// A second one, which the server may come to publish after officers have used it.
[[nodiscard]] const FormDefinition& lateForm();

/// Children that can be picked, "child-0" and so on.
constexpr std::uint64_t knownChildren = 4;

namespace incident {
constexpr FieldNumber concern = 16;   ///< One, a protective finding.
constexpr FieldNumber words = 17;     ///< Text, an account.
constexpr FieldNumber telephone = 18; ///< Text, a finding by latest.
constexpr FieldNumber risks = 19;     ///< Many, a finding with a register a choice.
constexpr FieldNumber children = 20;  ///< A list.
constexpr FieldNumber demeanour = 30; ///< Of a child: text, an account.
constexpr FieldNumber safety = 31;    ///< Of a child: one, a protective finding.
constexpr FieldNumber person = 32; ///< Of a child: a reference by latest, which puts the record in that child's scope.
} // namespace incident

} // namespace seenheard
