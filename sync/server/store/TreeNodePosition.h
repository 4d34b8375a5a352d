#pragma once

#include "sync/server/store/LogStore.h"

namespace seenheard {

/// Where a full node stands in the order in which nodes become full: appending leaves only ever appends rows.
[[nodiscard]] constexpr std::uint64_t treeNodePosition(const NodePlace& place) {
    // The last leaf below the node completes it, directly after the nodes below it.
    std::uint64_t leaf = place.index;
    for (std::uint8_t level = place.level; level > 0; --level)
        leaf = 2 * leaf + 1;
    std::uint64_t position = 0;
    for (; leaf > 0; leaf /= 2)
        position += leaf;
    return position + place.level;
}

} // namespace seenheard
