#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

namespace seenheard {

/// The tablet's own TLS key, EC P-256. It lies outside the vault, so that a locked tablet can deliver its box.
struct TlsKey {
    Bytes privatePem;
    Bytes publicDer; ///< SubjectPublicKeyInfo.
};

[[nodiscard]] Result<TlsKey> generateTlsKey();

/// Is that X.509 certificate (DER) one for this key?
[[nodiscard]] bool isCertificateOf(BytesView certificateDer, const TlsKey& key);

} // namespace seenheard
