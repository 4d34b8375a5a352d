#pragma once

#include "platform/base/Clock.h"
#include "sync/protocol/PictureMessages.h"
#include "sync/server/http/Request.h"
#include "sync/server/http/Response.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/PictureStore.h"
#include "sync/server/store/ServerIdentity.h"

namespace seenheard {

/// POST /v1/picture: takes the sealed octets of a picture that an entry names, on the word of a tablet's TLS key alone:
/// what an officer signed is their hash. Gives the receipt once all are here.
class PictureHandler {
public:
    PictureHandler(const ServerIdentity& identity, LogStore& log, PictureStore& pictures, const Clock& clock)
        : identity_(identity)
        , log_(log)
        , pictures_(pictures)
        , clock_(clock) {}

    [[nodiscard]] Response handle(const Request& request);

private:
    const ServerIdentity& identity_;
    LogStore& log_;
    PictureStore& pictures_;
    const Clock& clock_;
};

} // namespace seenheard
