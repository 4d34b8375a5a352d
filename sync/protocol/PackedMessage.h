#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

namespace seenheard {

/// How every body except an ErrorAnswer travels: canonical bytes inside one zstd frame.
constexpr std::string_view messageContentType = "application/x-seenheard+zstd";

[[nodiscard]] Bytes packMessage(BytesView canonical);
/// The same where the last `noise` octets do not compress.
[[nodiscard]] Bytes packMessage(BytesView canonical, std::size_t noise);
/// Refuses by size before it allocates.
[[nodiscard]] Result<Bytes> unpackMessage(BytesView packed);

} // namespace seenheard
