#pragma once

#include "sync/server/http/Response.h"
#include "sync/server/monitoring/Readiness.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// GET /healthz, /livez and /readyz, for machines that watch.
class HealthHandler {
public:
    HealthHandler(LogStore& log, Readiness& readiness, const Clock& clock)
        : log_(log)
        , readiness_(readiness)
        , clock_(clock) {}

    [[nodiscard]] Response handle() const;
    /// That the process answers.
    [[nodiscard]] static Response live();
    /// 503 where it could not do what it is asked for. Says what, but not to strangers why.
    [[nodiscard]] Response ready();

private:
    LogStore& log_;
    Readiness& readiness_;
    const Clock& clock_;
};

} // namespace seenheard
