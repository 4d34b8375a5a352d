#pragma once

#include "sync/engine/Transport.h"

#include <optional>

namespace seenheard {

/// What an HTTP answer other than 200 means.
struct ServerRefusal {
    Error error;
    /// The server's time, where the request named one too far from it (`clock_off`).
    std::optional<std::int64_t> serverTimeMs;
    bool wantsWhole = false;       ///< It does not hold what was left out of the entries (`send_whole`).
    bool wantsCertificate = false; ///< It does not know this signer (`signer_unknown`).
};

[[nodiscard]] ServerRefusal serverRefusal(const HttpResponse& response);

/// For a body that claims to be an answer and cannot be read.
[[nodiscard]] Error unreadableAnswer(const Error& why);

} // namespace seenheard
