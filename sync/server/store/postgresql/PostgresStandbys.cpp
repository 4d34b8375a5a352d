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
    auto kept = awaitAll(database);
    if (kept)
        known_ = end;
    return kept;
}

Status PostgresStandbys::awaitAll(PostgresDatabase& database) {
    // A line in the write-ahead log that changes nothing: whoever has it has what stands before it.
    return database.change("select pg_logical_emit_message(true, 'seenheard', ''::text) "
                           "where current_setting('synchronous_standby_names') <> ''");
}

} // namespace seenheard
