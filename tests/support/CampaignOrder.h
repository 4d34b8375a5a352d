#pragma once

#include <cstdint>

namespace seenheard {

/// What a campaign wants of a test that every commit runs too: other random numbers, more rounds. By SEENHEARD_SEED and
/// SEENHEARD_ROUNDS; without them what every commit runs.
struct CampaignOrder {
    std::uint64_t seed = 1;
    std::uint64_t rounds = 1;

    [[nodiscard]] static CampaignOrder fromEnvironment(std::uint64_t usualRounds);
};

} // namespace seenheard
