#pragma once

#include "platform/database/Database.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// Held entries for which nobody has decided, oldest first; for whoever has a connection, inside a turn or not.
[[nodiscard]] Result<std::vector<HeldLeaf>> heldEntriesIn(Database& data);

/// What became of a held entry, from a column that is null while it waits.
[[nodiscard]] Settled settledAt(const Statement& row, int column);

} // namespace seenheard
