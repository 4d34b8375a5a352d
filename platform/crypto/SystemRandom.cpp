#include "platform/crypto/SystemRandom.h"

#include "platform/crypto/Sodium.h"

#include <sodium.h>

namespace seenheard {

SystemRandom::SystemRandom() {
    readySodium();
}

void SystemRandom::fill(std::span<std::uint8_t> octets) {
    randombytes_buf(octets.data(), octets.size());
}

} // namespace seenheard
