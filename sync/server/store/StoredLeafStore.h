#pragma once

#include "platform/database/Statement.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/RecordSealing.h"

namespace seenheard {

/// What every leaf takes on the wire beside its entry, roughly.
constexpr std::size_t bytesAroundLeaf = 16;

/// The query for leaves `l` of that condition, each with the entry that it releases.
[[nodiscard]] std::string leavesWhere(std::string_view condition);

/// The leaf in such a row; a part whose key is not found is absent.
[[nodiscard]] Result<StoredLeaf> storedLeafIn(const Statement& row, const RecordKeyOf& keyOf);

} // namespace seenheard
