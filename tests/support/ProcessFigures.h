#pragma once

#include <cstdint>

namespace seenheard {

/// Processor time that a process has taken so far, of all its threads; 0 where there is none.
[[nodiscard]] double processorSecondsOf(std::int64_t process);
/// What of its memory is resident now, in octets; 0 where there is none.
[[nodiscard]] double residentOctetsOf(std::int64_t process);

} // namespace seenheard
