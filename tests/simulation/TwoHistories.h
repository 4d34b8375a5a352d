#pragma once

#include "tests/simulation/Force.h"

namespace seenheard {

/// After a run has come to rest: some tablets are shown another history than the rest. It cannot be known while each
/// speaks with its own only; it has to be known as soon as one of them meets the other.
class TwoHistories {
public:
    TwoHistories(Force& force, std::uint64_t seed) : force_(force), seed_(seed), chance_(seed, {10}) {}

    /// Yields how many steps it took. Does nothing in most runs.
    std::uint64_t show();

private:
    void work();
    [[nodiscard]] std::uint64_t pass(std::int64_t ms);

    Force& force_;
    std::uint64_t seed_;
    Chance chance_;
};

} // namespace seenheard
