#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"

#include <optional>
#include <string>

namespace seenheard {

/// What a proxy that has ended TLS says of a connection before it hands it on: PROXY protocol, version 2, as HAProxy
/// writes it with send-proxy-v2-ssl-cn. To be believed only where nobody but the proxy can write.
struct ProxyHeader {
    std::string remoteAddress;      ///< The IP address that the proxy saw; empty for its own looks (health checks).
    std::optional<TabletId> tablet; ///< By the common name of a certificate that the proxy has verified.
};

/// The octets by which it is known how many follow.
inline constexpr std::size_t proxyHeaderStart = 16;

/// How many octets follow the first `proxyHeaderStart`. Malformed where they begin no such header, TooLarge where it
/// would be longer than any that HAProxy writes.
[[nodiscard]] Result<std::size_t> proxyHeaderRest(BytesView start);
/// From all of its octets. Malformed, or NotEntitled where the connection did not come over TLS.
[[nodiscard]] Result<ProxyHeader> proxyHeaderFrom(BytesView octets);

} // namespace seenheard
