#pragma once

#include "platform/base/Result.h"

namespace seenheard {

/// From here on the system writes no image of this program's memory when it crashes, and lets no other program of the
/// same account read it. Until the program ends; not inherited by one that it starts.
[[nodiscard]] Status refuseCoreDumps();

} // namespace seenheard
