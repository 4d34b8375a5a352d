#include "sync/engine/RetryPolicy.h"

#include <algorithm>
#include <array>

namespace seenheard {

std::int64_t RetryPolicy::afterFailure(std::uint32_t failures, double jitter) const {
    auto wait = std::min(firstMs, mostMs);
    for (std::uint32_t i = 1; i < failures && wait < mostMs; ++i)
        wait = std::min(wait * 2, mostMs);
    const auto half = wait / 2;
    const auto spread = static_cast<double>(wait - half) * std::clamp(jitter, 0.0, 1.0);
    return half + static_cast<std::int64_t>(spread);
}

std::int64_t RetryPolicy::afterRefusal(std::uint32_t failures, std::int64_t askedMs, double jitter) const {
    const auto asked = std::clamp<std::int64_t>(askedMs, 0, mostMs);
    const auto half = asked / 2;
    const auto spread = static_cast<double>(half) * std::clamp(jitter, 0.0, 1.0);
    return std::min(mostMs, std::max(afterFailure(failures, jitter), asked + static_cast<std::int64_t>(spread)));
}

double jitterFrom(Random& random) {
    std::array<std::uint8_t, 4> octets{};
    random.fill(octets);
    const auto value = std::uint32_t{octets[0]} | std::uint32_t{octets[1]} << 8 | std::uint32_t{octets[2]} << 16
        | std::uint32_t{octets[3]} << 24;
    return static_cast<double>(value) / 4294967295.0;
}

bool worthRetrying(ErrorCode code) {
    return code != ErrorCode::WrongAuthority && code != ErrorCode::Revoked && code != ErrorCode::Corrupt;
}

} // namespace seenheard
