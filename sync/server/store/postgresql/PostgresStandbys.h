#pragma once

#include "sync/protocol/Cursor.h"
#include "sync/server/store/postgresql/PostgresDatabase.h"

namespace seenheard {

/// How far the log is known to be on a standby too. Where a commit is cut off while it waits for one (its process is
/// killed, the database server starts again), others can read what a failover would lose: nobody is told of that
/// before a standby has it.
class PostgresStandbys {
public:
    /// A commit of this process that took the log there has returned.
    void know(const Cursor& end);
    /// Returns when a standby has everything that was to be read on this connection up to `end`.
    [[nodiscard]] Status await(PostgresDatabase& database, const Cursor& end);
    /// The same for whatever else was read; at the end of the transaction, where one is under way. Costs nothing where
    /// the database server waits for no standby.
    [[nodiscard]] static Status awaitAll(PostgresDatabase& database);

private:
    std::mutex guard_; ///< Held while one waits for all.
    Cursor known_;
};

} // namespace seenheard
