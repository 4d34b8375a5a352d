#pragma once

#include "sync/protocol/Enrolment.h"
#include "sync/server/http/Response.h"

namespace seenheard {

/// GET /v1/authority: what a tablet compares with the fingerprint in its enrolment code.
class AuthorityHandler {
public:
    explicit AuthorityHandler(const Authority& authority);

    [[nodiscard]] Response handle() const { return response_; }

private:
    Response response_;
};

} // namespace seenheard
