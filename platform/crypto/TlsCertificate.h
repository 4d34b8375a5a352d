#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

namespace seenheard {

/// From when to when an X.509 certificate holds; UTC.
struct CertificateTimes {
    std::int64_t fromMs = 0;
    std::int64_t untilMs = 0;

    bool operator==(const CertificateTimes&) const = default;
};

/// All of these take DER; Malformed where it is no certificate.
[[nodiscard]] Result<CertificateTimes> certificateTimes(BytesView certificate);
/// The key that it is for, as DER SubjectPublicKeyInfo.
[[nodiscard]] Result<Bytes> certifiedKey(BytesView certificate);
/// Whether that authority signed it, whatever day it is.
[[nodiscard]] bool isIssuedBy(BytesView certificate, BytesView authority);

} // namespace seenheard
