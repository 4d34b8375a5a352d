#include "sync/server/store/postgresql/PostgresHeldStore.h"

#include "sync/server/store/HeldEntriesStore.h"

namespace seenheard {

Result<std::vector<HeldLeaf>> PostgresHeldStore::waiting() {
    const auto rows = data_.run(std::string(heldEntriesQuery()));
    if (!rows)
        return rows.error();
    std::vector<HeldLeaf> found;
    for (const auto row : *rows) {
        auto held = heldLeafIn(row);
        if (!held)
            return held.error();
        found.push_back(std::move(*held));
    }
    return found;
}

} // namespace seenheard
