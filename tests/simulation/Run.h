#pragma once

#include "tests/simulation/Force.h"

#include <set>
#include <vector>

namespace seenheard {

/// What makes a run: the same order gives the same run.
struct RunOrder {
    std::uint64_t seed = 1;
    std::uint64_t steps = 1000;
    Profile profile = Profile::Model;
    std::set<std::uint64_t> leftOut; ///< Happenings by number.
};

/// What a run was and what the judge found.
struct RunOutcome {
    std::uint64_t steps = 0; ///< With those that it took to come to rest.
    std::uint64_t happenings = 0;
    std::uint64_t written = 0; ///< Entries that officers were told are saved.
    std::uint64_t leaves = 0;
    FaultCounts faults;
    Verdict verdict;
    std::vector<std::string> story; ///< The happenings that did something.
};

/// One run to its rest, or to the first breach.
[[nodiscard]] RunOutcome run(const RunOrder& order);

/// A smaller order that still breaks something: fewer steps, then without the happenings that do not matter.
[[nodiscard]] RunOrder shrunk(RunOrder order, const RunOutcome& failed, std::uint64_t mostRuns);

} // namespace seenheard
