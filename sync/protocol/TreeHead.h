#pragma once

#include "sync/protocol/Entry.h"

namespace seenheard {

/// The server's signed statement of its whole log.
struct TreeHead {
    TreeHeadRef ref;
    std::int64_t signedAtMs = 0;
    Signature signature; ///< By the issuing key.

    bool operator==(const TreeHead&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const TreeHead& head);
[[nodiscard]] Result<TreeHead> treeHeadFrom(BytesView canonical);
void sign(TreeHead& head, const SigningKey& issuing);
[[nodiscard]] bool verify(const TreeHead& head, const PublicKey& issuing);

} // namespace seenheard
