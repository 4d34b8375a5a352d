#include "sync/server/store/postgresql/PostgresStandbys.h"

#include <algorithm>

namespace seenheard {

void PostgresStandbys::know(const Cursor& end) {
    const std::scoped_lock lock(guard_);
    known_ = std::max(known_, end);
}

Status PostgresStandbys::await(PostgresDatabase& database, const Cursor& end) {
    const std::scoped_lock lock(guard_);
    if (end <= known_)
        return success();
    // A commit of its own, of a line in the write-ahead log that changes nothing: whoever has that has what stands
    // before.
    auto kept = database.change("select pg_logical_emit_message(true, 'seenheard', ''::text)");
    if (kept)
        known_ = end;
    return kept;
}

} // namespace seenheard
