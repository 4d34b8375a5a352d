#pragma once

#include "app/headless/CommandLine.h"
#include "app/headless/Commands.h"

namespace seenheard {

/// Commands about children over all records: who has that name, one life, and whether two are one.
[[nodiscard]] Result<CommandOutput> findChild(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> showChild(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> linkChildren(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> partChildren(const CommandLine& line, Tablet& tablet);

} // namespace seenheard
