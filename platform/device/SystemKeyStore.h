#pragma once

#include "platform/device/DeviceSecret.h"

#include <memory>

namespace seenheard {

/// The key store of the system that this program was built for; it may still not answer when it is asked. Null where
/// none is known. One for a process, made by whoever puts the program together.
[[nodiscard]] std::unique_ptr<DeviceSecret> systemKeyStore();

} // namespace seenheard
