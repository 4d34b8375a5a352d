#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/Cursor.h"
#include "sync/protocol/FeedPage.h"
#include "sync/protocol/PresentRecord.h"
#include "sync/protocol/RangeDigest.h"
#include "sync/protocol/Receipt.h"
#include "sync/protocol/TreeHead.h"

#include <optional>

namespace seenheard {

/// One form definition, as published.
struct PublishedForm {
    Hash hash;
    Bytes definition;               ///< The JSON file's octets.
    std::int64_t publishedAtMs = 0; ///< Server time; of two versions of a form the later one is the newer.

    bool operator==(const PublishedForm&) const = default;
};

/// One set of reference data: whole, or what makes it of an earlier version. `items` is JSON (an array of objects), for
/// tablets to load.
struct ReferenceSet {
    ReferenceVersion version;
    std::int64_t asAtMs = 0;
    Bytes items;                                      ///< Of a difference those that are new or have changed.
    std::optional<Hash> digest = std::nullopt;        ///< Of the whole set (ReferenceDigest); nothing where unknown.
    std::optional<std::uint64_t> from = std::nullopt; ///< The version that a difference is from; nothing: whole.
    std::vector<std::string> ended = {};              ///< Ids of items that a difference takes out.

    bool operator==(const ReferenceSet&) const = default;
};

/// Down.
struct ExchangeResponse {
    static constexpr std::uint64_t formatVersion = 1;

    std::int64_t serverTimeMs = 0;
    std::vector<Receipt> receipts;
    std::vector<SignerCertificate> certificates; ///< Of the signers of all entries sent, each whole.
    std::vector<PublishedForm> forms;
    std::vector<ReferenceSet> references;
    std::vector<FeedLeaf> leaves; ///< From the request's cursor, by leaf; together with `passed` without a gap.
    Cursor cursor;                ///< After those leaves.
    TreeHead treeHead;
    std::vector<Hash> consistency;             ///< From the request's tree head to this one.
    std::vector<Hash> pageConsistency;         ///< From the tree of cursor.leaf leaves to this one.
    std::vector<std::uint64_t> missingNumbers; ///< Of this signer: gaps the server sees.
    bool more = false;                         ///< Ask again at once.
    std::vector<RecordScope> scopes;           ///< Those this officer follows.
    std::vector<PassedSubtree> passed;         ///< What of the page is not for him, by leaf.
    std::vector<FeedMark> marks;               ///< By leaf, all in the page.
    std::optional<ScopeFill> fill;             ///< How far `records` fill the scope that was asked for.
    std::vector<PresentRecord> records;        ///< Of that scope, and those asked for by id.
    std::vector<ProvenEntry> history;          ///< Those asked for that he may read.
    std::vector<RangeFound> compared;          ///< One a range that was asked for, in that order.

    /// The server was restored and takes only what administrators did into its log; the rest is received and waits.
    bool gathering = false;

    /// Canonical EpochStatement, where the server was restored since: then there is nothing else in this answer but its
    /// first tree head, and in `pageConsistency` how the leaves before the cursor lead to the head that survived.
    Bytes epoch;

    bool operator==(const ExchangeResponse&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const ExchangeResponse& response);
[[nodiscard]] Result<ExchangeResponse> exchangeResponseFrom(BytesView canonical);

} // namespace seenheard
