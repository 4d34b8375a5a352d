#pragma once

#include "sync/forms/FormDefinition.h"

namespace seenheard {

/// Checks what the fields of a form say of each other: names and numbers that repeat, ranks, choices that
/// stand last, companions, and every name that an expression reads.
[[nodiscard]] Status checkDefinition(const std::string& form, const std::vector<Field>& fields,
    const std::vector<Section>& sections, const std::vector<std::string>& facts);

/// A companion field that says nothing of its own relevance is relevant where a choice that asks for it is chosen.
void openCompanions(std::vector<Field>& fields);

} // namespace seenheard
