#pragma once

#include "platform/database/Statement.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/RecordSealing.h"

namespace seenheard {

/// What every leaf takes on the wire beside its entry, roughly.
constexpr std::size_t bytesAroundLeaf = 16;

/// Selects the leaves `l` that a where clause behind it names, each with the entry that it releases.
constexpr std::string_view selectLeaves =
    "select l.leaf, l.held, l.header, l.signature, l.parts, r.header, r.signature, r.parts "
    "from log l left join settlements s on s.leaf = l.leaf and s.released = 1 "
    "left join log r on r.leaf = s.held_leaf ";

/// The leaf in such a row; a part whose key is not found is absent.
[[nodiscard]] Result<StoredLeaf> storedLeafIn(const Statement& row, const RecordKeyOf& keyOf);

} // namespace seenheard
