#pragma once

#include "app/services/ChildService.h"

namespace seenheard {

/// What a record tells of the child in that item (zeros: the record is about one child): pure, for one timeline entry.
[[nodiscard]] ChildContact contactIn(const RecordView& view, const ItemId& item, const Instant& now);

} // namespace seenheard
