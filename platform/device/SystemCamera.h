#pragma once

#include "platform/device/Camera.h"

#include <memory>

namespace seenheard {

/// This machine's camera; null where it has none. What drives it is loaded when it is first opened, so that no start
/// waits for it.
[[nodiscard]] std::unique_ptr<Camera> systemCamera();

} // namespace seenheard
