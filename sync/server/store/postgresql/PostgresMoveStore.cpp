#include "sync/server/store/postgresql/PostgresMoveStore.h"

#include "sync/protocol/TreeHead.h"

#include <sstream>

namespace seenheard {

Status PostgresMoveStore::call(const Cursor& newest) {
    return database_.change(
        "select pg_notify('seenheard_moved', $1::text || ' ' || $2::text)", {newest.epoch, newest.leaf});
}

Status PostgresMoveStore::listen() {
    return database_.execute("listen seenheard_moved");
}

Cursor PostgresMoveStore::called(const char* text) {
    std::istringstream words(text);
    Cursor read;
    words >> read.epoch >> read.leaf;
    return read;
}

Result<Cursor> PostgresMoveStore::newest() {
    const auto rows = database_.one("select head from log_end where id = 1");
    if (!rows)
        return rows.error();
    const auto head = treeHeadFrom(rows->first().blob(0));
    if (!head)
        return head.error();
    return Cursor{head->ref.epoch, head->ref.size};
}

} // namespace seenheard
