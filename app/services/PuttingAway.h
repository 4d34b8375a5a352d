#pragma once

#include "app/services/TabletReads.h"
#include "app/storage/TabletStore.h"

namespace seenheard {

/// Puts away what this tablet needs no more: applied, received whole, finished and reviewed (where somebody reviews its
/// kind), older than the force's days, with no difference, draft, question or clock open. At most a few at a time, so
/// that nobody waits for it; yields how many. The server keeps them, and what somebody writes on one brings it back.
[[nodiscard]] Result<std::size_t> putAway(TabletStore& store, TabletReads& reads, const Instant& now);

} // namespace seenheard
