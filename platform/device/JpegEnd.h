#pragma once

#include "platform/base/Bytes.h"

namespace seenheard {

/// Whether a JPEG file goes on to its own end. A decoder paints what a cut file lacks grey and says nothing.
[[nodiscard]] bool jpegIsWhole(BytesView file);

} // namespace seenheard
