#pragma once

#include "sync/protocol/Certificate.h"

#include <optional>
#include <string>
#include <vector>

namespace seenheard {

/// Up, from a tablet that may be locked: what waits in its black box. Nobody signs it; the TLS key says which tablet it
/// is.
struct BoxRequest {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    std::uint64_t carriedOut = 0; ///< Number of the newest command that this tablet has carried out.
    /// Each the beginning of a segment of the box, as it lies in its file, and those of its records that wait.
    std::vector<Bytes> segments;
    std::optional<SignerCertificate> signer; ///< Whose box it is: a restored server may not have the certificate.

    bool operator==(const BoxRequest&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const BoxRequest& request);
[[nodiscard]] Result<BoxRequest> boxRequestFrom(BytesView canonical);

} // namespace seenheard
