#pragma once

#include "app/services/ChildService.h"

namespace seenheard {

/// What a record tells of the child in that item (zeros: the record is about one child), but for its clocks: pure, for
/// one timeline entry.
[[nodiscard]] ChildContact contactIn(const RecordView& view, const ItemId& item);

} // namespace seenheard
