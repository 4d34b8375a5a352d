#pragma once

#include "sync/server/store/ServerIdentity.h"

#include <filesystem>

namespace seenheard {

/// What a person asks of a TLS certificate.
struct TlsCertificateFacts {
    std::string serial; ///< In hexadecimal.
    std::vector<std::string> hosts;
    std::int64_t fromMs = 0; ///< UTC.
    std::int64_t untilMs = 0;

    /// Whole days until it ends; negative once it has.
    [[nodiscard]] std::int64_t daysLeft(std::int64_t nowMs) const;
};

[[nodiscard]] Result<TlsCertificateFacts> tlsCertificateFacts(BytesView der);

/// A certificate and its key from two PEM files; the error names the file.
[[nodiscard]] Result<TlsCredential> readTlsFiles(
    const std::filesystem::path& certificate, const std::filesystem::path& key);
[[nodiscard]] Result<std::string> certificatePem(BytesView der);
[[nodiscard]] Result<std::string> keyPem(BytesView der);

} // namespace seenheard
