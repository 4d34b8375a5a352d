#include "sync/server/store/HeldEntriesStore.h"

namespace seenheard {

Result<std::vector<HeldLeaf>> heldEntriesIn(Database& data) {
    auto select = data.prepare("select leaf, held, received_at, header from log where held <> 0 "
                               "and not exists (select 1 from settlements s where s.held_leaf = log.leaf) "
                               "order by leaf");
    if (!select)
        return select.error();
    std::vector<HeldLeaf> found;
    for (auto more = select->row();; more = select->row()) {
        if (!more)
            return more.error();
        if (!*more)
            return found;
        auto header = entryHeaderFrom(select->blob(3));
        if (!header)
            return header.error();
        found.push_back({static_cast<std::uint64_t>(select->integer(0)), entryIdOf(select->blob(3)), std::move(*header),
            static_cast<HoldReason>(select->integer(1)), select->integer(2)});
    }
}

Settled settledAt(const Statement& row, int column) {
    if (row.isNull(column))
        return Settled::Waits;
    return row.integer(column) != 0 ? Settled::Released : Settled::Refused;
}

} // namespace seenheard
