#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/records/Value.h"

namespace seenheard {

/// R4: whether an answer to who could hear says that somebody but the officer could; such words read "not alone"
/// wherever they are shown. Other questions never say it.
[[nodiscard]] bool notAlone(const Field& question, const Value& answer);

} // namespace seenheard
