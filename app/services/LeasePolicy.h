#pragma once

#include <cstdint>

namespace seenheard {

/// Whether a tablet may still hold what others wrote: the server met it within `leaseMs`, by the tablet's wall clock. A
/// clock that reads a day before that meeting tells nothing, so the lease is over.
[[nodiscard]] constexpr bool leaseHolds(std::int64_t lastExchangeMs, std::int64_t nowMs, std::int64_t leaseMs) {
    constexpr std::int64_t dayMs = std::int64_t{24} * 3600 * 1000;
    const auto passed = nowMs - lastExchangeMs;
    return passed >= -dayMs && passed < leaseMs;
}

} // namespace seenheard
