#pragma once

#include "tests/bench/DemoForce.h"
#include "tests/bench/Goal.h"
#include "tests/bench/RawFind.h"

namespace seenheard::bench {

/// The words that officers wrote, a text a record.
[[nodiscard]] std::vector<std::string> textsOf(const Workload& workload);

/// p99 of finding any two words, ours and raw SQLCipher's by turns, in milliseconds; `force` holds that tablet, locked.
[[nodiscard]] Result<std::vector<Pair>> findings(
    std::size_t rounds, DemoForce& force, std::string_view tablet, const std::vector<std::string>& texts, RawFind& raw);

} // namespace seenheard::bench
