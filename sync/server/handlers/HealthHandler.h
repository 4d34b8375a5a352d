#pragma once

#include "sync/server/http/Response.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// GET /healthz, for machines that watch.
class HealthHandler {
public:
    HealthHandler(LogStore& log, const Clock& clock) : log_(log), clock_(clock) {}

    [[nodiscard]] Response handle() const;

private:
    LogStore& log_;
    const Clock& clock_;
};

} // namespace seenheard
