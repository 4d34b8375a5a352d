#pragma once

#include "sync/server/store/CatalogueStore.h"

#include <map>

namespace seenheard {

/// The items of a set by their ids, each as compact JSON with names in order.
using ReferenceItems = std::map<std::string, std::string>;

/// Corrupt where it is no array of objects.
[[nodiscard]] Result<ReferenceItems> referenceItemsIn(BytesView array);
[[nodiscard]] Hash digestOf(const ReferenceItems& items);

/// What makes `after` of `before`, as the store keeps it: {"changed": [item, …], "ended": [id, …]}.
[[nodiscard]] Bytes changeBetween(const ReferenceItems& before, const ReferenceItems& after);
/// What a tablet that holds `from` is sent: all changes in one, of each item the last.
[[nodiscard]] Result<ReferenceSet> differenceFrom(std::uint64_t from, const ReferenceChanges& changes);

} // namespace seenheard
