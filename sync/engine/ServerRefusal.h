#pragma once

#include "sync/engine/Transport.h"

namespace seenheard {

/// What an HTTP answer other than 200 means.
struct ServerRefusal {
    Error error;
    bool clockIsOff = false; ///< The request named a time too far from the server's: `clock_off`.
};

[[nodiscard]] ServerRefusal serverRefusal(const HttpResponse& response);

/// For a body that claims to be an answer and cannot be read.
[[nodiscard]] Error unreadableAnswer(const Error& why);

} // namespace seenheard
