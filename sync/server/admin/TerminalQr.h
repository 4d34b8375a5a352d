#pragma once

#include "platform/base/Result.h"

#include <string>
#include <string_view>

namespace seenheard {

/// A QR code of a text, drawn for a dark terminal with blocks, two rows of modules a line and a quiet zone around it.
/// TooLarge where the text does not fit into one.
[[nodiscard]] Result<std::string> terminalQr(std::string_view text);

} // namespace seenheard
