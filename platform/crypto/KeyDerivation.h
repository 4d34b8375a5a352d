#pragma once

#include "platform/base/Result.h"
#include "platform/crypto/SecretBytes.h"

namespace seenheard {

/// What one guess of a PIN costs; stored beside the wrapped key.
struct PinCost {
    std::uint64_t memoryBytes = 64ULL * 1024 * 1024;
    std::uint32_t passes = 3;
};

/// Argon2id(PIN, salt of 16 octets) to 32 octets, then mixed with the device's secret by HMAC-SHA-256.
/// InvalidInput for an empty PIN, a device secret under 16 octets or a cost that no vault of ours has.
[[nodiscard]] Result<SecretBytes> keyFromPin(
    std::string_view pin, BytesView salt, BytesView deviceSecret, const PinCost& cost);

} // namespace seenheard
