#pragma once

#include "sync/server/store/ServerIdentity.h"

#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace seenheard {

struct TlsContextFree {
    void operator()(ssl_ctx_st* context) const;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, TlsContextFree>;

/// TLS 1.3 and nothing older, with the server's certificate. Clients are asked for a certificate; one that is not of
/// our authority ends the handshake, none at all is left to the handlers.
[[nodiscard]] Result<TlsContext> makeTlsContext(const TlsCredential& server, BytesView authorityCertificate);

/// Whose certificate the other side of a finished handshake has shown.
[[nodiscard]] std::optional<TabletId> tabletOf(ssl_st* connection);

} // namespace seenheard
