#pragma once

#include <cstdint>

namespace seenheard {

/// How often something is known of a child, or of several together, before this record (DOMAIN 3.6, history).
struct HistoryCounts {
    std::uint32_t domesticAbuse3Months = 0;
    std::uint32_t domesticAbuse12Months = 0;
    std::uint32_t missing3Months = 0;
    std::uint32_t missing12Months = 0;
    std::uint32_t referrals3Months = 0;
    std::uint32_t referrals12Months = 0;

    bool operator==(const HistoryCounts&) const = default;
};

} // namespace seenheard
