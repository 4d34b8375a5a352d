#pragma once

#include <string_view>

namespace seenheard {

/// Whether a keyboard with letters is among these devices, listed as in /proc/bus/input/devices of Linux.
[[nodiscard]] bool listsKeyboard(std::string_view devices);
/// Whether this device has one now. Where it cannot be known, it has.
[[nodiscard]] bool hasHardwareKeyboard();

} // namespace seenheard
