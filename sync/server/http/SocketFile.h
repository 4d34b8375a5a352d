#pragma once

#include "platform/base/Result.h"

#include <filesystem>

namespace seenheard {

/// Makes way for a socket of the file system: what a process that has died left there is removed. InvalidInput where
/// a process still listens there, where something else stands there, or where the path is longer than one may be.
[[nodiscard]] Status clearSocketFile(const std::filesystem::path& file);

} // namespace seenheard
