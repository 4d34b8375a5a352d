#pragma once

#include "platform/database/Database.h"

#include <span>

namespace seenheard {

/// One numbered step of a schema; numbers count from 1 without holes.
struct Migration {
    int number;
    std::string_view sql;
};

/// Brings a file to the newest schema, each step in its own transaction. `applicationId` marks whose file
/// it is: another mark is NotOurs; a newer schema is FromTheFuture; both leave the file untouched.
[[nodiscard]] Status migrate(Database& database, std::int32_t applicationId, std::span<const Migration> migrations);

} // namespace seenheard
