#include "sync/server/store/HeldEntriesStore.h"

namespace seenheard {

std::string_view heldEntriesQuery() {
    return "select leaf, held, received_at, header from log where held <> 0 "
           "and not exists (select 1 from settlements s where s.held_leaf = log.leaf) order by leaf";
}

Result<std::vector<HeldLeaf>> heldEntriesIn(Database& data) {
    auto select = data.prepare(heldEntriesQuery());
    if (!select)
        return select.error();
    std::vector<HeldLeaf> found;
    for (auto more = select->row();; more = select->row()) {
        if (!more)
            return more.error();
        if (!*more)
            return found;
        auto held = heldLeafIn(*select);
        if (!held)
            return held.error();
        found.push_back(std::move(*held));
    }
}

} // namespace seenheard
