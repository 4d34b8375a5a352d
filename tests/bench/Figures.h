#pragma once

#include <vector>

namespace seenheard::bench {

/// The middle one of sorted figures, or the mean of the middle two; 0 of none.
[[nodiscard]] double median(std::vector<double> figures);
/// The figure that `share` (0 to 1) of all do not exceed; 0 of none.
[[nodiscard]] double percentile(std::vector<double> figures, double share);

} // namespace seenheard::bench
