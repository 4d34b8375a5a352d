#pragma once

#include "platform/base/Error.h"
#include "platform/base/Random.h"

namespace seenheard {

/// When to try again. Pure but for the jitter that is handed in.
struct RetryPolicy {
    std::int64_t firstMs = 2'000;
    std::int64_t mostMs = 15LL * 60 * 1000;
    std::int64_t quietMs = 5LL * 60 * 1000; ///< After a success with nothing left: look for others' news.
    std::int64_t soonMs = 3'000;            ///< After a success with entries received but not sequenced.

    /// Wait after the `failures`th failure in a row (1, 2, 3 …): doubled each time up to `mostMs`, then spread by
    /// `jitter` (0 to 1) over the upper half, so that a thousand tablets do not come back in one second.
    [[nodiscard]] std::int64_t afterFailure(std::uint32_t failures, double jitter) const;
    /// The same where the server said how long it wants to be left alone: never sooner than that, spread over half as
    /// long again, and never later than `mostMs` whatever it says.
    [[nodiscard]] std::int64_t afterRefusal(std::uint32_t failures, std::int64_t askedMs, double jitter) const;
};

/// An even 0 to 1.
[[nodiscard]] double jitterFrom(Random& random);

/// Would trying again by itself help? Not where the other side is not whom we enrolled with, or we are revoked.
[[nodiscard]] bool worthRetrying(ErrorCode code);

} // namespace seenheard
