#pragma once

#include "platform/base/Random.h"

#include <random>

namespace seenheard {

/// The same octets for the same seed, on every machine. Never for real keys.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}

    void fill(std::span<std::uint8_t> octets) override;
    /// Evenly spread over 0 to limit - 1, near enough for a test.
    [[nodiscard]] std::uint64_t below(std::uint64_t limit);
    [[nodiscard]] bool oneIn(std::uint64_t times) { return below(times) == 0; }

private:
    std::mt19937_64 engine_;
};

} // namespace seenheard
