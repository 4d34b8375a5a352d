#pragma once

#include "sync/engine/ScopeComparison.h"
#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/Authority.h"
#include "sync/protocol/MerkleTree.h"
#include "sync/protocol/Messages.h"

namespace seenheard {

/// The end of this signer's chain on this tablet.
struct ChainHead {
    std::uint64_t number = 0; ///< 0 before the first entry.
    EntryId entry;

    bool operator==(const ChainHead&) const = default;
};

/// How far the tablet has followed the server's log.
struct SyncPosition {
    Cursor cursor;
    TreeHead treeHead;              ///< The last one verified; size 0 before the first exchange.
    MerkleFrontier frontier;        ///< Over the leaves below the cursor.
    std::int64_t clockOffsetMs = 0; ///< Server time minus tablet time, as last measured.
};

/// An own entry that the server has not said to have.
struct OutgoingEntry {
    EntryId id;
    std::uint64_t number = 0;
    Bytes entry; ///< Canonical.
};

/// A receipt whose proof has been checked, of an own entry that was asked for.
struct VerifiedReceipt {
    std::uint64_t number = 0; ///< Of the own entry.
    Receipt receipt;
    bool inPage = false; ///< Its leaf comes with the same answer.
};

/// One leaf whose entry, place in the log and certificate have been checked.
struct VerifiedLeaf {
    std::uint64_t leaf = 0;
    Bytes entry; ///< Canonical, as it came.
    VerifiedEntry content;
    HoldReason held = HoldReason::None;
    std::optional<AdministrativeAct> act = {}; ///< What it says, where the server's own signer wrote it.
    Bytes releasedEntry = {};                  ///< Canonical entry that comes with the act that releases it.
    std::optional<VerifiedEntry> released = {};
    std::optional<std::int64_t> receivedAtMs = {}; ///< By its receipt, where that came with it. Server time.
};

/// A record as it stands in the log, of which every head was checked against its entry.
struct VerifiedRecord {
    RecordId record;
    std::vector<std::uint32_t> scopes; ///< Indices into the answer's scopes; empty: it is not for this officer.
    RecordState state;                 ///< Nothing folded where it is not for him.
    std::vector<VerifiedLeaf> entries; ///< Those whose operations are heads.
};

/// What a tablet has still to fetch beside the cursor.
struct BesideCursor {
    std::vector<RecordId> records;           ///< They joined a followed scope.
    std::optional<ScopeFill> fill;           ///< A scope that is followed since lately.
    std::vector<HistoryWanted> history;      ///< What contexts name; asked for once all else is here.
    std::optional<std::int64_t> historyUpTo; ///< Where to go on with the history of other records.
};

/// The server was restored from a backup and went on from a head that survived.
struct EpochChange {
    std::uint64_t survivingSize = 0;
    bool kept = false; ///< All leaves that are here survived. Else the feeds are read again from the first leaf.
};

/// An entry of somebody else that a restored server may have lost.
struct BroughtEntry {
    std::uint64_t number = 0; ///< The store's own, by which it is asked for the next ones.
    EntryId id;
    Bytes entry; ///< Canonical, whole.
};

/// One answer of the server of which everything has been checked.
struct VerifiedAnswer {
    std::int64_t serverTimeMs = 0;
    std::vector<VerifiedReceipt> receipts;
    std::vector<SignerCertificate> certificates;
    std::vector<PublishedForm> forms;
    std::vector<ReferenceSet> references; ///< Newer than what is held.
    std::vector<VerifiedLeaf> leaves;     ///< By leaf, from the position's cursor.
    SyncPosition position;                ///< Behind it.
    std::vector<RecordScope> scopes;      ///< Those this officer follows.
    std::vector<FeedMark> marks;          ///< By leaf, all in the page.
    std::optional<ScopeFill> fill;
    std::vector<VerifiedRecord> records; ///< As they stood when the answer was made: before its marks.
    std::vector<VerifiedLeaf> history;
    std::optional<EpochChange> epoch;       ///< Then nothing came but that, the certificate and the position.
    std::vector<EntryId> brought;           ///< Entries of others that have a leaf now …
    std::vector<EntryId> broughtToGatherer; ///< … or that a server which gathers has received.
    bool fromTheStart = false; ///< The page began at the log's first leaf: what it names newly needs no filling.
    std::vector<std::uint64_t> missingNumbers;
    bool gathering = false; ///< The server was restored: what it received waits until somebody ends that.
};

/// The tablet's store as the engine needs it. One writer, one thread.
class LocalStore {
public:
    virtual ~LocalStore() = default;

    [[nodiscard]] virtual Result<SyncPosition> position() = 0;
    /// Before each request: what the position says of the log is kept where no older store takes it back. Nothing is
    /// asked where that fails.
    [[nodiscard]] virtual Status keepPosition() { return success(); }
    [[nodiscard]] virtual Result<ChainHead> chainHead() = 0;
    /// Own entries the server is not known to have, with a number above `after`, oldest first: as many as fit into
    /// `mostBytes` and `most`, but at least one.
    [[nodiscard]] virtual Result<std::vector<OutgoingEntry>> outgoing(
        std::uint64_t after, std::size_t mostBytes, std::size_t most) = 0;
    /// Own entries received without a second receipt, with a number above `after`, oldest first.
    [[nodiscard]] virtual Result<std::vector<std::pair<std::uint64_t, EntryId>>> awaiting(
        std::uint64_t after, std::size_t most) = 0;
    /// The canonical octets of an own entry that waits or awaits its second receipt.
    [[nodiscard]] virtual Result<Bytes> ownEntry(std::uint64_t number) = 0;
    /// Nothing where that signer was never met.
    [[nodiscard]] virtual Result<std::optional<SignerCertificate>> certificate(const SignerId& signer) = 0;
    [[nodiscard]] virtual Result<std::vector<Hash>> formsHeld() = 0;
    [[nodiscard]] virtual Result<std::vector<ReferenceVersion>> referencesHeld() = 0;

    /// Entries of others that a restored server may have lost, as outgoing() says it.
    [[nodiscard]] virtual Result<std::vector<BroughtEntry>> bringing(std::uint64_t, std::size_t, std::size_t) {
        return std::vector<BroughtEntry>{};
    }

    /// What is to be fetched beside the cursor, history of records behind `historyAfter` (0 at first).
    [[nodiscard]] virtual Result<BesideCursor> besideCursor(std::int64_t historyAfter) = 0;

    /// What is held of the followed scopes, where it is time to compare it with the server's; nothing otherwise.
    [[nodiscard]] virtual Result<std::optional<std::vector<ScopeHeld>>> toCompare() = 0;
    /// It has been compared: these records are to be fetched as they stand.
    [[nodiscard]] virtual Status noteCompared(const std::set<RecordId>& differing) = 0;

    /// All of it in one transaction, together with the position; nothing of it where it fails. Applying the same
    /// answer again changes nothing.
    [[nodiscard]] virtual Status apply(const VerifiedAnswer& answer) = 0;
};

} // namespace seenheard
