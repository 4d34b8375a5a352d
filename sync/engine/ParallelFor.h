#pragma once

#include <cstddef>
#include <functional>

namespace seenheard {

/// Calls `each` with 0 … count - 1, in any order, on any threads, and returns when all are done.
using ParallelFor = std::function<void(std::size_t count, const std::function<void(std::size_t)>& each)>;

/// One after the other.
void serialFor(std::size_t count, const std::function<void(std::size_t)>& each);
/// On at most that many threads, this one included; small counts stay on this one.
[[nodiscard]] ParallelFor threadedFor(std::size_t threads);

} // namespace seenheard
