#pragma once

#include "tests/unit/people/InventedPeople.h"

namespace seenheard {

/// Weights counted in people whose persons are known: how often each level occurs in pairs of one person and in pairs
/// of two. What never occurs together with a level of its kind keeps the built-in weight.
[[nodiscard]] MatchWeights countedWeights(const std::vector<InventedPerson>& people);

} // namespace seenheard
