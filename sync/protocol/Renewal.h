#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <string>

namespace seenheard {

/// POST /v1/renew: a tablet whose TLS certificate ends soon asks for another one of the same key, over a connection
/// that the one it has still opens.
struct RenewalRequest {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    Bytes tlsPublicKey; ///< DER SubjectPublicKeyInfo; of the certificate of the connection.

    bool operator==(const RenewalRequest&) const = default;
};

struct RenewalResponse {
    static constexpr std::uint64_t formatVersion = 1;

    Bytes tlsCertificate; ///< DER.
    std::int64_t serverTimeMs = 0;

    bool operator==(const RenewalResponse&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const RenewalRequest& request);
[[nodiscard]] Result<RenewalRequest> renewalRequestFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const RenewalResponse& response);
[[nodiscard]] Result<RenewalResponse> renewalResponseFrom(BytesView canonical);

} // namespace seenheard
