#pragma once

#include "sync/server/http/Response.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// GET /v1/moves: how far the log goes. The HTTP server answers it late, so that a tablet hears of news at once.
class MovesHandler {
public:
    explicit MovesHandler(LogStore& log) : log_(log) {}

    [[nodiscard]] Response handle() const;

private:
    LogStore& log_;
};

} // namespace seenheard
