#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/Cursor.h"
#include "sync/protocol/Receipt.h"
#include "sync/protocol/TreeHead.h"

namespace seenheard {

/// One leaf of a followed scope.
struct FeedLeaf {
    std::uint64_t leaf = 0;
    Bytes entry;                        ///< Canonical entry.
    HoldReason held = HoldReason::None; ///< Held leaves are in the tree but not in any record.
    Bytes released; ///< Canonical entry that this leaf, an administrative one, releases; empty for others.

    bool operator==(const FeedLeaf&) const = default;
};

/// One form definition, as published.
struct PublishedForm {
    Hash hash;
    Bytes definition; ///< The JSON file's octets.

    bool operator==(const PublishedForm&) const = default;
};

/// One set of reference data, whole. `items` is JSON (an array of objects), for tablets to load.
struct ReferenceSet {
    ReferenceVersion version;
    std::int64_t asAtMs = 0;
    Bytes items;

    bool operator==(const ReferenceSet&) const = default;
};

/// Down.
struct ExchangeResponse {
    static constexpr std::uint64_t formatVersion = 1;

    std::int64_t serverTimeMs = 0;
    std::vector<Receipt> receipts;
    std::vector<SignerCertificate> certificates; ///< Of signers in `leaves`, each as whole certificate.
    std::vector<PublishedForm> forms;
    std::vector<ReferenceSet> references;
    std::vector<FeedLeaf> leaves; ///< Consecutive from the request's cursor (one scope, `force`).
    Cursor cursor;                ///< After those leaves.
    TreeHead treeHead;
    std::vector<Hash> consistency;             ///< From the request's tree head to this one.
    std::vector<Hash> pageConsistency;         ///< From the tree of cursor.leaf leaves to this one.
    std::vector<std::uint64_t> missingNumbers; ///< Of this signer: gaps the server sees.
    bool more = false;                         ///< Ask again at once.

    bool operator==(const ExchangeResponse&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const ExchangeResponse& response);
[[nodiscard]] Result<ExchangeResponse> exchangeResponseFrom(BytesView canonical);

} // namespace seenheard
