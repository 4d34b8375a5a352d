#pragma once

#include "sync/server/store/postgresql/PostgresRows.h"

#include <chrono>

namespace seenheard {

/// The last answer to what was sent on a connection that does not block. Where none has come for that long the
/// connection is cut: its database server hangs, or the road to it does, and what became of the statement is not known.
[[nodiscard]] PostgresRows awaitAnswer(PGconn* connection, std::chrono::milliseconds patience);

} // namespace seenheard
