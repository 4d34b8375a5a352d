#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/Cursor.h"
#include "sync/protocol/Entry.h"
#include "sync/protocol/Limits.h"
#include "sync/protocol/PresentRecord.h"
#include "sync/protocol/RangeDigest.h"

#include <optional>

namespace seenheard {

/// Up. Signed by the signer over its canonical bytes (SignedRequest).
struct ExchangeRequest {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    SignerId signer;
    std::int64_t serverTimeMs = 0; ///< The tablet's estimate of the server's time; at most five minutes off.
    std::uint64_t headNumber = 0;  ///< The signer's own chain head on this tablet.
    EntryId head;
    Cursor cursor;
    TreeHeadRef treeHead; ///< The last one verified, with what the server signed of it:
    std::int64_t treeHeadSignedAtMs = 0;
    Signature treeHeadSignature;
    std::vector<Bytes> entries;    ///< Canonical entries not yet received; each may be good or bad by itself.
    std::vector<EntryId> awaiting; ///< Sent before, no second receipt yet.
    std::vector<Hash> formsHeld;
    std::vector<ReferenceVersion> references;
    std::optional<ScopeFill> fill;      ///< A newly followed scope, and how far it is filled.
    std::vector<RecordId> records;      ///< Records that joined a followed scope and are not here yet.
    std::vector<HistoryWanted> history; ///< At most limits::historyInRequest entries in all.
    std::vector<RangeAsked> compare;    ///< What is held, to be compared now and then.

    std::vector<Bytes> brought; ///< Canonical entries of others that a restored server may have lost.
    /// Of signers that a restored server may not know any more: of those who wrote `brought`, and the tablet's own.
    std::vector<SignerCertificate> certificates;

    bool operator==(const ExchangeRequest&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const ExchangeRequest& request);
[[nodiscard]] Result<ExchangeRequest> exchangeRequestFrom(BytesView canonical);

/// Entries as they travel up: without what follows from their place, from the request around them, or from what the
/// receiver holds. Restoring them (ElidedEntries.h) yields the very octets that were signed.
struct ElidedEntries {
    Bytes shape; ///< A canonical array, one element an entry: what compresses. Empty where there are none.
    Bytes noise; ///< Signatures, salts and ids one after the other: what does not.

    bool operator==(const ElidedEntries&) const = default;
};

/// What POST /v1/exchange takes.
struct SignedRequest {
    Bytes request;         ///< Canonical bytes of the ExchangeRequest.
    ElidedEntries entries; ///< To be taken as if they were in the request.
    Signature signature;   ///< Over both.

    bool operator==(const SignedRequest&) const = default;
};

[[nodiscard]] SignedRequest signRequest(
    const ExchangeRequest& request, const SigningKey& signer, ElidedEntries entries = {});
/// Of the signature alone; whose key, which server and what time is for the caller to compare.
[[nodiscard]] bool verify(const SignedRequest& request, const PublicKey& signer);

[[nodiscard]] Bytes canonicalBytes(const SignedRequest& request);
[[nodiscard]] Result<SignedRequest> signedRequestFrom(BytesView canonical);

} // namespace seenheard
