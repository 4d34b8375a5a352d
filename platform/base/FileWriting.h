#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/FileDescriptor.h"

namespace seenheard {

/// Writes all octets from that place on, however many calls the system needs. 0, or the system's error number.
[[nodiscard]] int writeAt(const FileDescriptor& file, BytesView content, std::uint64_t offset);

} // namespace seenheard
