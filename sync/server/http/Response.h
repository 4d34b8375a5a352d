#pragma once

#include "platform/base/Bytes.h"

#include <string>

namespace seenheard {

struct Response {
    int status = 200;
    std::string contentType;
    Bytes body;
    std::string allow;         ///< Methods, where the one asked for is not among them.
    std::string code = {};     ///< Of a refusal.
    int retryAfterSeconds = 0; ///< When to ask again; 0: that is left to the other side.
};

} // namespace seenheard
