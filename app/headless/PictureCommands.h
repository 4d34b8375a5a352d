#pragma once

#include "app/headless/Commands.h"

namespace seenheard {

[[nodiscard]] Result<CommandOutput> attachPicture(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> savePicture(const CommandLine& line, Tablet& tablet);

} // namespace seenheard
