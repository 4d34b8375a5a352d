#pragma once

#include "sync/records/RecordState.h"

namespace seenheard {

/// Whether these heads say nothing but that their item was withdrawn. False for no heads at all.
[[nodiscard]] bool isWithdrawn(const std::vector<Head>& heads);

/// Items of a list that are on the record: those with a register, however deep below them, that has a head
/// other than `withdrawn`. `list` is the list's own key, e.g. [20] or, for a list inside an item, [20, item, 50].
/// In the order of their ids.
[[nodiscard]] std::vector<ItemId> itemsOf(const RecordState& state, const RegisterKey& list);

/// Whether every head of an item is `withdrawn`. `item` ends with its id, e.g. [20, item].
/// False for an item of which nothing is known.
[[nodiscard]] bool isWithdrawn(const RecordState& state, const RegisterKey& item);

} // namespace seenheard
