#pragma once

#include "sync/forms/FormDefinition.h"

namespace seenheard {

/// The forms that every store has: with what the server writes by itself, and with what tablets do.
[[nodiscard]] Result<std::vector<FormDefinition>> builtInForms();

} // namespace seenheard
