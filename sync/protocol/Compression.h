#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

namespace seenheard {

/// zstd, level 3; one frame that declares its size and that decompress() takes whatever the content.
[[nodiscard]] Bytes compress(BytesView plain);
/// Refuses before allocating: no declared size, a size above `most`, a ratio above 200, more than one frame.
[[nodiscard]] Result<Bytes> decompress(BytesView packed, std::size_t most);

} // namespace seenheard
