#pragma once

#include "sync/server/admin/Command.h"

namespace seenheard {

/// The command line of seenheard-server: 0 when it did what was asked, 1 when that failed, 2 when it was asked wrongly.
[[nodiscard]] int runServerProgram(const std::vector<std::string>& words, const CommandContext& context);

} // namespace seenheard
