#pragma once

#include "sync/protocol/Cursor.h"
#include "sync/server/store/postgresql/PostgresDatabase.h"

namespace seenheard {

/// How far the log goes, and the call by which every process hears that it goes further.
class PostgresMoveStore {
public:
    explicit PostgresMoveStore(PostgresDatabase& database) : database_(database) {}

    /// When the transaction under way commits, everybody who listens is called.
    [[nodiscard]] Status call(const Cursor& newest);
    /// From now on, on this connection.
    [[nodiscard]] Status listen();
    /// What was called.
    [[nodiscard]] static Cursor called(const char* text);
    /// Whether a standby has it is not known.
    [[nodiscard]] Result<Cursor> newest();

private:
    PostgresDatabase& database_;
};

} // namespace seenheard
