#pragma once

#include "tests/screens/Tour.h"

namespace seenheard {

/// What a tablet says of itself: looked through, altered and put right, put away, full, long not met; and what it asks
/// and says before it shows what colleagues wrote.
void tourOfStanding(Onlooker& onlooker);

} // namespace seenheard
