#pragma once

#include "sync/server/access/EnrolmentLimiter.h"
#include "sync/server/http/Request.h"
#include "sync/server/http/Response.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/ServerIdentity.h"
#include "sync/server/store/SignerStore.h"

namespace seenheard {

/// POST /v1/enrol: uses a one-time code up and makes a signer of an officer on a tablet.
class EnrolHandler {
public:
    EnrolHandler(const ServerIdentity& identity, SignerStore& signers, LogStore& log, const Clock& clock)
        : identity_(identity)
        , signers_(signers)
        , log_(log)
        , clock_(clock)
        , limiter_(clock) {}

    [[nodiscard]] Response handle(const Request& request);

private:
    [[nodiscard]] Result<Bytes> enrol(BytesView body);

    const ServerIdentity& identity_;
    SignerStore& signers_;
    LogStore& log_;
    const Clock& clock_;
    EnrolmentLimiter limiter_;
};

} // namespace seenheard
