#include "platform/crypto/SystemRandom.h"

#include "platform/crypto/Sodium.h"

#include <sodium.h>

namespace seenheard {

SystemRandom::SystemRandom() {
    readySodium();
}

void SystemRandom::fill(std::span<std::uint8_t> octets) {
    if (!octets.empty())
        randombytes_buf(octets.data(), octets.size());
}

} // namespace seenheard
