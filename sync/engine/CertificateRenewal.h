#pragma once

#include "platform/crypto/TlsCertificate.h"
#include "sync/engine/Transport.h"

namespace seenheard {

/// How long before its end a tablet has its TLS certificate renewed.
inline constexpr std::int64_t renewalAheadMs = 60LL * 24 * 60 * 60 * 1000;

/// By this tablet's clock. One that is wrong costs a request; only the end of the new certificate counts.
[[nodiscard]] bool renewalIsDue(const CertificateTimes& times, std::int64_t nowMs);

/// Asks for another certificate of the same key; Corrupt where this one cannot be read.
[[nodiscard]] Result<HttpRequest> renewalRequest(const std::string& serverName, BytesView certificate);

/// The new certificate (DER), or nothing where the server's answer is the one that is held already. It has to be for
/// the same key, of the same authority, and end later.
[[nodiscard]] Result<std::optional<Bytes>> renewedCertificate(
    const HttpResponse& response, BytesView certificate, BytesView authority);

} // namespace seenheard
