#pragma once

#include "tests/bench/Workload.h"

namespace seenheard::bench {

/// One officer's change of one to three fields of a record of the workload.
struct WorkloadEdit {
    std::size_t record = 0;
    std::int64_t atMs = 0;
    std::string setJson;
};

/// Two changes of one record that did not see one another.
struct WorkloadPair {
    WorkloadEdit one, other;
    bool disjoint = false; ///< They change different fields.
};

/// In the order in which they were made; at most `most`.
[[nodiscard]] Result<std::vector<WorkloadEdit>> editsOf(const Workload& workload, std::size_t most);
[[nodiscard]] Result<std::vector<WorkloadPair>> pairsOf(const Workload& workload);

} // namespace seenheard::bench
