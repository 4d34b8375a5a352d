#pragma once

#include "platform/crypto/Sealing.h"
#include "sync/protocol/Certificate.h"

namespace seenheard {

/// First contact. The answer to GET /v1/authority; the SHA-256 of its canonical bytes is the fingerprint in
/// an enrolment code.
struct Authority {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    PublicKey root;       ///< Signs issuing certificates and epochs; offline.
    Bytes tlsCertificate; ///< DER of the X.509 authority that TLS certificates chain to.

    bool operator==(const Authority&) const = default;
};

/// POST /v1/enrol.
struct EnrolmentRequest {
    static constexpr std::uint64_t formatVersion = 1;

    Bytes secret; ///< The one-time secret of the code.
    PublicKey signingKey;
    Bytes tlsPublicKey; ///< DER SubjectPublicKeyInfo, EC P-256.
    std::string tabletName;
    Signature proof; ///< By the signing key over the request's other fields: possession.

    bool operator==(const EnrolmentRequest&) const = default;
};

struct EnrolmentResponse {
    static constexpr std::uint64_t formatVersion = 1;

    IssuingCertificate issuing;
    SignerCertificate signer;
    Bytes tlsCertificate; ///< DER, for the tablet's TLS key.
    Bytes identityKey;    ///< 32 octets: the force's key for deriving ids.
    SealingPublicKey ingestKey;
    SealingPublicKey recoveryKey;
    std::int64_t serverTimeMs = 0;

    bool operator==(const EnrolmentResponse&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const Authority& authority);
[[nodiscard]] Result<Authority> authorityFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const EnrolmentRequest& request);
/// The octets that `proof` signs.
[[nodiscard]] Bytes proofBytes(const EnrolmentRequest& request);
[[nodiscard]] Result<EnrolmentRequest> enrolmentRequestFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const EnrolmentResponse& response);
[[nodiscard]] Result<EnrolmentResponse> enrolmentResponseFrom(BytesView canonical);

} // namespace seenheard
