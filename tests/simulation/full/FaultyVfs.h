#pragma once

#include "platform/base/Result.h"

namespace seenheard {

/// Makes SQLite write through the simulated disk of whichever machine runs: what was not synced may be kept, lost or
/// torn when its power goes. Outside of any machine it passes everything on. Once a process, before the first database.
[[nodiscard]] Status installFaultyVfs();

} // namespace seenheard
