#pragma once

#include "sync/records/RecordState.h"
#include "tests/support/SeededRandom.h"

namespace seenheard {

/// What officers would write: each sees some of what is there and replaces heads of the register it writes to,
/// some of which its reader may never get.
[[nodiscard]] std::vector<FoldInput> honestParts(SeededRandom& random);

/// Well-signed nonsense: operations that name those of other registers, of their own entry, themselves,
/// one another in rings, ones that do not exist, and either side of a fork.
[[nodiscard]] std::vector<FoldInput> hostileParts(SeededRandom& random);

/// The parts in any order, some of them more than once.
[[nodiscard]] std::vector<FoldInput> shuffledWithRepeats(const std::vector<FoldInput>& parts, SeededRandom& random);

} // namespace seenheard
