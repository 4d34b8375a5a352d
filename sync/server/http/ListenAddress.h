#pragma once

#include "platform/base/Result.h"

#include <string>

namespace seenheard {

/// Where the server waits for connections.
struct ListenAddress {
    std::string host;       ///< An IP address.
    std::uint16_t port = 0; ///< 0: a free one is picked.

    [[nodiscard]] bool isLoopback() const;
};

/// From "127.0.0.1:8443" or "[::1]:0".
[[nodiscard]] Result<ListenAddress> listenAddressFrom(const std::string& text);

} // namespace seenheard
