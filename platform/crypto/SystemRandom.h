#pragma once

#include "platform/base/Random.h"

namespace seenheard {

/// The operating system's generator, through libsodium.
class SystemRandom final : public Random {
public:
    SystemRandom();
    void fill(std::span<std::uint8_t> octets) override;
};

} // namespace seenheard
