#pragma once

#include "tests/bench/Workload.h"

namespace seenheard::bench {

/// Fills an enrolled profile with records of another officer, as an exchange would have left them: through the
/// engine's own interface to the store, signed entries and all. The profile must not be open.
[[nodiscard]] Status holdRecords(
    const std::filesystem::path& profile, std::string_view pin, const Workload& workload, std::size_t records);

} // namespace seenheard::bench
