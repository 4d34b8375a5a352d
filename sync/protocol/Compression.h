#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

namespace seenheard {

/// zstd, level 3; one frame that declares its size and that decompress() takes whatever the content.
[[nodiscard]] Bytes compress(BytesView plain);
/// The same where the last `noise` octets are known not to compress: they stand in blocks of their own, so that they
/// do not spoil the code of what is before them.
[[nodiscard]] Bytes compress(BytesView plain, std::size_t noise);
/// Refuses before allocating: no declared size, a size above `most`, a ratio above 200, more than one frame.
[[nodiscard]] Result<Bytes> decompress(BytesView packed, std::size_t most);

} // namespace seenheard
