#pragma once

#include "sync/protocol/Cursor.h"
#include "sync/server/http/Request.h"
#include "sync/server/http/Response.h"

#include <variant>

namespace seenheard {

/// How much of a body is read, or the answer that makes reading it needless.
using Admission = std::variant<std::size_t, Response>;

/// What stands behind the HTTP server. handle() is called on several threads at once.
class RequestHandler {
public:
    virtual ~RequestHandler() = default;
    [[nodiscard]] virtual Admission admit(const RequestHead& head) = 0;
    [[nodiscard]] virtual Response handle(const Request& request) = 0;
    /// Where the log has to go beyond before this request is handled; nothing where it is handled at once.
    [[nodiscard]] virtual std::optional<Cursor> waitsBeyond(const RequestHead&) { return std::nullopt; }
    /// The answer to a body over what was admitted, or to what is no HTTP at all.
    [[nodiscard]] virtual Response tooLarge(std::size_t most) = 0;
    [[nodiscard]] virtual Response malformed() = 0;
    [[nodiscard]] virtual Response busy() = 0;
    /// To somebody who asks more often than he may; he is let in again in so many seconds.
    [[nodiscard]] virtual Response tooOften(int seconds) = 0;
    /// The path, where it is one that there is; "other" for what strangers make up.
    [[nodiscard]] virtual std::string knownPath(const std::string& path) = 0;
};

} // namespace seenheard
