#pragma once

#include "platform/base/Id.h"

namespace seenheard {

[[nodiscard]] Hash sha256(BytesView input);
[[nodiscard]] Hash sha256(std::initializer_list<BytesView> pieces);
/// HMAC-SHA-256 under a key of 32 octets.
[[nodiscard]] Hash hmacSha256(BytesView key, BytesView input);

} // namespace seenheard
