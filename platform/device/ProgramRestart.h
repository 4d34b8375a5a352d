#pragma once

#include "platform/base/Result.h"

namespace seenheard {

/// Starts this program afresh in its own process, with these arguments (ended by a null pointer, as main() gets them).
/// The system takes all memory back: nothing that was held in it is left anywhere. Files and connections are closed.
/// Returns only where it failed; whoever holds secrets then ends.
[[nodiscard]] Error restartProgram(char* const* arguments);

} // namespace seenheard
