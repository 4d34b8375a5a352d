#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/TreeHead.h"

namespace seenheard {

/// Caps, checked before anything is parsed.
namespace limits {
constexpr std::size_t messageBytes = 8ULL * 1024 * 1024;   ///< Compressed, either way.
constexpr std::size_t inflatedBytes = 32ULL * 1024 * 1024; ///< After zstd.
constexpr std::size_t entryBytes = 1024ULL * 1024;         ///< One entry.
constexpr std::size_t partsInEntry = 64;
constexpr std::size_t operationsInPart = 4096;
constexpr std::size_t textBytes = 64ULL * 1024;   ///< One text value.
constexpr std::size_t pushBytes = 256ULL * 1024;  ///< Entries in one request, unless one alone is larger.
constexpr std::size_t pullBytes = 1024ULL * 1024; ///< Entries in one answer, likewise.
} // namespace limits

/// Where a pull stands: all leaves below `leaf` of `epoch` are here.
struct Cursor {
    std::uint64_t epoch = 0;
    std::uint64_t leaf = 0;

    auto operator<=>(const Cursor&) const = default;
};

/// One set of reference data (people, addresses …) that the tablet holds.
struct ReferenceVersion {
    std::string set;
    std::uint64_t version = 0;
};

/// Up. Signed by the signer over its canonical bytes (SignedRequest).
struct ExchangeRequest {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    SignerId signer;
    std::int64_t serverTimeMs = 0; ///< The tablet's estimate of the server's time; at most five minutes off.
    std::uint64_t headNumber = 0;  ///< The signer's own chain head on this tablet.
    EntryId head;
    Cursor cursor;
    TreeHeadRef treeHead;          ///< The last one verified.
    std::vector<Bytes> entries;    ///< Canonical entries not yet received.
    std::vector<EntryId> awaiting; ///< Sent before, no second receipt yet.
    std::vector<Hash> formsHeld;
    std::vector<ReferenceVersion> references;
};

struct SignedRequest {
    Bytes request; ///< Canonical bytes of the ExchangeRequest.
    Signature signature;
};

enum class ReceiptState : std::uint8_t {
    Unknown = 0,  ///< The server does not have it: send it again.
    Received = 1, ///< Durable, no leaf yet.
    Applied = 2,  ///< Has a leaf; inclusion proof follows.
    Held = 3,     ///< Has a leaf; waits for a supervisor; `reason` says why.
    Refused = 4   ///< Not well formed or not well signed: no leaf; `reason` says why.
};

/// Why an entry is held or refused; word and sentence come from wordFor()/sentenceFor().
enum class HoldReason : std::uint8_t {
    None = 0,
    RevokedSigner = 1,
    UnknownForm = 2,
    Fork = 3,
    SupersedeBreach = 4,
    NotEntitled = 5,
    DoesNotFitForm = 6,
    RecordDisposed = 7,
    BadSignature = 8,
    Malformed = 9,
    TooLarge = 10,
    UnknownSigner = 11
};

[[nodiscard]] std::string_view wordFor(HoldReason reason);
/// For a person: what happened and what to do.
[[nodiscard]] std::string_view sentenceFor(HoldReason reason);

struct Receipt {
    EntryId entry;
    ReceiptState state = ReceiptState::Unknown;
    HoldReason reason = HoldReason::None;
    std::int64_t atMs = 0;       ///< Server time of that state.
    std::uint64_t leaf = 0;      ///< For Applied and Held.
    std::vector<Hash> inclusion; ///< For Applied and Held, against the answer's tree head.
};

/// One leaf of a followed scope.
struct FeedLeaf {
    std::uint64_t leaf = 0;
    Bytes entry;                        ///< Canonical entry.
    HoldReason held = HoldReason::None; ///< Held leaves are in the tree but not in any record.
};

/// One form definition, as published.
struct PublishedForm {
    Hash hash;
    Bytes definition; ///< The JSON file's octets.
};

/// One set of reference data, whole. `items` is JSON (an array of objects), for tablets to load.
struct ReferenceSet {
    ReferenceVersion version;
    std::int64_t asAtMs = 0;
    Bytes items;
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
};

[[nodiscard]] Bytes canonicalBytes(const ExchangeRequest& request);
[[nodiscard]] Result<ExchangeRequest> exchangeRequestFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const SignedRequest& request);
[[nodiscard]] Result<SignedRequest> signedRequestFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const ExchangeResponse& response);
[[nodiscard]] Result<ExchangeResponse> exchangeResponseFrom(BytesView canonical);

/// First contact. The answer to GET /v1/authority; its SHA-256 is the fingerprint in an enrolment code.
struct Authority {
    std::string serverName;
    PublicKey root;       ///< Signs issuing certificates and epochs; offline.
    Bytes tlsCertificate; ///< DER of the X.509 authority that TLS certificates chain to.
};

/// POST /v1/enrol.
struct EnrolmentRequest {
    Bytes secret; ///< The one-time secret of the code.
    PublicKey signingKey;
    Bytes tlsPublicKey; ///< DER SubjectPublicKeyInfo, EC P-256.
    std::string tabletName;
    Signature proof; ///< By the signing key over the request's other fields: possession.
};

struct EnrolmentResponse {
    IssuingCertificate issuing;
    SignerCertificate signer;
    Bytes tlsCertificate; ///< DER, for the tablet's TLS key.
    Bytes identityKey;    ///< 32 octets: the force's key for deriving ids.
    FixedId<struct SealingPublicKeyTag, 32> ingestKey;
    FixedId<struct SealingPublicKeyTag, 32> recoveryKey;
    std::int64_t serverTimeMs = 0;
};

[[nodiscard]] Bytes canonicalBytes(const Authority& authority);
[[nodiscard]] Result<Authority> authorityFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const EnrolmentRequest& request);
/// The octets that `proof` signs.
[[nodiscard]] Bytes proofBytes(const EnrolmentRequest& request);
[[nodiscard]] Result<EnrolmentRequest> enrolmentRequestFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const EnrolmentResponse& response);
[[nodiscard]] Result<EnrolmentResponse> enrolmentResponseFrom(BytesView canonical);

/// The code typed or pasted at enrolment: version, fingerprint of the authority cut to 16 octets, one-time
/// secret of 10 octets, checksum; in Crockford base 32, groups of five.
struct EnrolmentCode {
    std::array<std::uint8_t, 16> fingerprint{};
    std::array<std::uint8_t, 10> secret{};
};

[[nodiscard]] std::string textOf(const EnrolmentCode& code);
/// Accepts lower case, spaces, missing dashes, O for 0, I and L for 1. Names a wrong character or checksum.
[[nodiscard]] Result<EnrolmentCode> enrolmentCodeFrom(std::string_view text);

} // namespace seenheard
