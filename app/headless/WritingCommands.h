#pragma once

#include "app/headless/Commands.h"

namespace seenheard {

/// The commands that write this officer's entries.
[[nodiscard]] Result<CommandOutput> newRecord(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> amendRecord(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> submitRecord(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> decide(const CommandLine& line, Tablet& tablet);

} // namespace seenheard
