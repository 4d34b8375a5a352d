#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/Entry.h"

namespace seenheard {

/// What the authority's offline key says after a server was restored from a backup: which head of its log survived, and
/// who writes for the server from now on.
struct EpochStatement {
    std::string serverName;
    std::uint64_t number = 0; ///< Of the epoch that begins.
    TreeHeadRef surviving;    ///< The log goes on from here.
    SignerCertificate signer; ///< The server's new signer; what the former one wrote beyond that head may be lost.
    std::int64_t openedAtMs = 0;
    Signature signature; ///< By the root.

    bool operator==(const EpochStatement&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const EpochStatement& statement);
[[nodiscard]] Result<EpochStatement> epochStatementFrom(BytesView canonical);
void sign(EpochStatement& statement, const SigningKey& root);
[[nodiscard]] bool verify(const EpochStatement& statement, const PublicKey& root);

} // namespace seenheard
