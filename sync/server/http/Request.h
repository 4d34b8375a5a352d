#pragma once

#include "platform/base/Id.h"

#include <optional>
#include <string>

namespace seenheard {

/// A request before its body has been read.
struct RequestHead {
    std::string method;
    std::string path;               ///< Without a query.
    std::optional<TabletId> tablet; ///< Whose TLS certificate, issued by our authority, the other side has shown.
    std::string remoteAddress;
    std::string query = {};                 ///< Behind the path's question mark.
    std::optional<std::string> bearer = {}; ///< The token of a sign-in, as it was sent: nobody has looked into it yet.
};

struct Request {
    RequestHead head;
    Bytes body;
};

} // namespace seenheard
