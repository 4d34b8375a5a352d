#pragma once

#include "platform/base/Result.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// Reads JSON from people and tools: depth and size limited before parsing. The error names the position,
/// never what stands there.
[[nodiscard]] Result<nlohmann::json> parseJson(std::string_view text);

} // namespace seenheard
