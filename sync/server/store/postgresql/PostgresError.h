#pragma once

#include "platform/base/Result.h"

#include <libpq-fe.h>

namespace seenheard {

/// What PostgreSQL said, in our words. Its details, hints and context are left out: they may quote what is stored.
/// `place` is an address as it may be shown.
[[nodiscard]] Error postgresError(const PGresult* result, const std::string& place);
/// A serialization failure or a deadlock: nothing is wrong but the moment.
[[nodiscard]] bool isPassing(const PGresult* result);
/// There is no connection, or it has gone.
[[nodiscard]] Error postgresUnreachable(const PGconn* connection, const std::string& place);
/// A change was made, but the wait for a standby that should have it too was cut off.
[[nodiscard]] Error notOnStandby(const std::string& place);

} // namespace seenheard
