#pragma once

#include <cstdint>

namespace seenheard {

/// How long a tablet may lie untouched.
struct IdleLimits {
    std::int64_t coverAfterMs = 60'000;
    std::int64_t lockAfterMs = 180'000; ///< Set by the force.

    bool operator==(const IdleLimits&) const = default;
};

/// What a tablet shows of its own accord, the least first.
enum class Attention { Open, Covered, Locked };

/// What becomes of an unlocked tablet that nobody has touched for that long.
[[nodiscard]] constexpr Attention attentionAfter(std::int64_t idleMs, const IdleLimits& limits) {
    if (idleMs >= limits.lockAfterMs)
        return Attention::Locked;
    return idleMs >= limits.coverAfterMs ? Attention::Covered : Attention::Open;
}

} // namespace seenheard
