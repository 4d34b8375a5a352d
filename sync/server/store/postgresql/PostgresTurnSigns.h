#pragma once

#include "sync/server/store/postgresql/PostgresDatabase.h"

#include <thread>

namespace seenheard {

/// Says on the connection of a turn, while the turn computes, that this process is alive. The database server takes the
/// turn from whoever says nothing for `silence`: a machine that vanished or stands still holds nobody up for longer.
class PostgresTurnSigns {
public:
    /// As PostgreSQL reads it.
    static constexpr const char* silence = "900ms";

    /// The connection has to stay where it is, and open, until this is gone.
    explicit PostgresTurnSigns(PostgresDatabase& database);

private:
    std::jthread thread_;
};

} // namespace seenheard
