#pragma once

#include "sync/protocol/Authority.h"
#include "sync/protocol/MerkleTree.h"
#include "sync/protocol/Messages.h"

#include <memory>
#include <set>
#include <string>

namespace seenheard {

/// What the log takes in.
enum class LogStanding : std::uint8_t {
    Open = 0,
    Stopped = 1,   ///< Nothing: somebody has shown a head that this server signed and its log does not have.
    Gathering = 2, ///< Since an epoch was opened: what administrators did; all else is received.
    Emptying = 3   ///< The gathering was ended: each turn takes some of what was received, until nothing is left.
};

/// Where the log stands: its newest signed head and what is needed to append to it.
struct LogEnd {
    TreeHead head;
    MerkleFrontier frontier;
    LogStanding standing = LogStanding::Open;
    std::uint64_t newestEpochShown = 0; ///< Of the heads that stopped it.
};

/// A statement of the authority with the tree head that its epoch began with.
struct OpenedEpoch {
    EpochStatement statement;
    TreeHead head;
};

/// What opening an epoch changes beside the head.
struct EpochOpening {
    OpenedEpoch epoch;
    Bytes identity; ///< Canonical ServerIdentity, with the new signer's key. Secret.
};

/// What became of a held entry.
enum class Settled : std::uint8_t { Waits = 0, Released = 1, Refused = 2 };

/// One entry of a signer's chain that has a leaf.
struct ChainEntry {
    SignerId signer;
    std::uint64_t number = 0;
    EntryId entry;
    EntryId previous;
    std::uint64_t leaf = 0;
    HoldReason held = HoldReason::None;
    std::int64_t receivedAtMs = 0;
    Settled settled = Settled::Waits; ///< Only of what was held.
    bool waits = false;               ///< Received and durable, but without a leaf yet: the server gathers.
};

/// An entry that came while the server gathers.
struct ReceivedEntry {
    std::uint64_t place = 0; ///< In the order of arrival.
    VerifiedEntry verified;
    Entry entry;
    HoldReason held = HoldReason::None; ///< What could be judged on arrival only.
    std::int64_t receivedAtMs = 0;
};

/// A held entry for which nobody has decided yet.
struct HeldLeaf {
    std::uint64_t leaf = 0;
    EntryId entry;
    EntryHeader header;
    HoldReason reason = HoldReason::None;
    std::int64_t receivedAtMs = 0;
};

/// One signer as the server knows it.
struct SignerState {
    SignerCertificate certificate;
    Role role = Role::Officer; ///< As it is now.
    SignerStanding standing = SignerStanding::Open;
    std::uint64_t newestNumber = 0;
    std::uint64_t forkedAt = 0; ///< 0 where there is no fork.
};

/// The newest number of a chain and its entry; 0 before the first.
struct ChainTip {
    std::uint64_t number = 0;
    EntryId entry;
};

/// What a signer said of itself at an exchange: entries above that number were written by somebody who knew that tree.
struct ChainReport {
    SignerId signer;
    std::uint64_t head = 0;
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;
};

/// Numbers `first` to `last` of one signer, both included.
struct ChainRange {
    SignerId signer;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

/// What the sequencer knows of a signer's chain as a whole.
struct ChainMark {
    SignerId signer;
    std::uint64_t forkedAt = 0; ///< First number with two entries; 0 where there is none.
    SignerStanding standing = SignerStanding::Open;
    ChainReport reported = {}; ///< At the newest exchange that is kept.
};

/// A decision over a held entry: its leaf, and that of the administrative entry that says so.
struct Settlement {
    std::uint64_t heldLeaf = 0;
    std::uint64_t leaf = 0;
    bool released = false;
};

/// A signer that is closed, or opened again.
struct SignerClosing {
    SignerId signer;
    SignerStanding standing = SignerStanding::Open;
    std::uint64_t leaf = 0;
};

/// A missing number for which nobody waits any more.
struct NumberWrittenOff {
    SignerId signer;
    std::uint64_t number = 0;
    std::uint64_t leaf = 0;
};

/// A role that a signer has from that leaf on.
struct SignerRole {
    SignerId signer;
    RoleChange change;
};

/// Why an entry is held now, where that is not what it was held for when it came.
struct HeldAnew {
    std::uint64_t leaf = 0;
    HoldReason reason = HoldReason::None;
};

/// A form that one turn publishes.
struct FormPublication {
    std::string id;
    std::string version;
    Hash hash;
    std::int64_t publishedAtMs = 0;
    Bytes definition;
};

/// A record whose key is to be destroyed, by the entry at that leaf.
struct RecordDisposal {
    RecordId record;
    std::uint64_t leaf = 0;
    bool beforeItCame = false; ///< Also where no entry names the record yet: those are still to be brought.
};

/// One record as folded so far. `form` is empty while nothing has been applied to it.
struct StoredRecord {
    RecordId id;
    std::string form;
    RecordState state;
    bool disposed = false;        ///< Its key is gone, and with it whatever was written in it.
    std::set<RecordScope> scopes; ///< Those it is in.
    std::uint64_t changedAt = 0;  ///< The leaf that changed it last; written, not read back.
};

/// What one leaf means for one record in one scope's feed.
struct FeedRow {
    RecordScope scope;
    std::uint64_t leaf = 0;
    RecordId record;
    FeedEvent event = FeedEvent::Entry;

    bool operator==(const FeedRow&) const = default;
};

/// An entry with the leaf it was given.
struct SequencedEntry {
    std::uint64_t leaf = 0;
    VerifiedEntry verified;
    Entry entry;
    HoldReason held = HoldReason::None;
    std::int64_t receivedAtMs = 0;
};

/// What one turn of the sequencer adds, whole or not at all.
struct SequencedBatch {
    std::vector<SequencedEntry> entries; ///< In order of leaf.
    std::vector<StoredRecord> records;   ///< Those whose state changed.
    std::vector<FeedRow> feed;           ///< In order of leaf.
    std::vector<MerkleNode> nodes;       ///< In the order in which they became full.
    std::vector<ChainMark> forks;        ///< Newly found.
    std::vector<ChainReport> reports;    ///< Newest last.
    std::vector<Settlement> settlements;
    std::vector<SignerClosing> closings;
    std::vector<NumberWrittenOff> writtenOff;
    std::vector<SignerRole> roles;
    std::vector<HeldAnew> heldAnew;
    std::vector<FormPublication> forms;
    std::vector<RecordDisposal> disposals;
    std::vector<SignerCertificate> returned; ///< Enrolments that were lost with a restore.
    std::vector<ReceivedEntry> received;     ///< Without a leaf; `place` is the store's to give.
    std::vector<std::uint64_t> emptied;      ///< Places of received entries that are among `entries` now.
    std::optional<EpochOpening> opening;     ///< Alone, where there is one.
    LogEnd end;
};

/// The sequencer's turn: only one is under way at a time, over all threads and processes that share the store.
/// Going out of scope without commit() leaves the store as it was.
class SequencingTurn {
public:
    virtual ~SequencingTurn() = default;
    [[nodiscard]] virtual Result<LogEnd> end() = 0;
    /// What is there of the ranges, by signer and number.
    [[nodiscard]] virtual Result<std::vector<ChainEntry>> chains(std::span<const ChainRange> ranges) = 0;
    /// One mark a signer, in the order asked.
    [[nodiscard]] virtual Result<std::vector<ChainMark>> marks(std::span<const SignerId> signers) = 0;
    /// One a record, in the order asked; a record that is not there yet is empty.
    [[nodiscard]] virtual Result<std::vector<StoredRecord>> records(std::span<const RecordId> ids) = 0;
    [[nodiscard]] virtual Result<std::vector<Entry>> entries(std::span<const std::uint64_t> leaves) = 0;
    [[nodiscard]] virtual Result<ChainTip> tip(const SignerId& signer) = 0;
    /// Held entries for which nobody has decided yet, oldest first.
    [[nodiscard]] virtual Result<std::vector<HeldLeaf>> held() = 0;
    /// The roles that one signer was given after its certificate, oldest first.
    [[nodiscard]] virtual Result<std::vector<RoleChange>> roles(const SignerId& signer) = 0;
    /// How many of the first `size` leaves of that epoch survived all restores since.
    [[nodiscard]] virtual Result<std::uint64_t> surviving(std::uint64_t epoch, std::uint64_t size) = 0;
    /// When that entry was received, where it waits for the end of a gathering.
    [[nodiscard]] virtual Result<std::optional<std::int64_t>> receivedAt(const EntryId&) {
        return std::optional<std::int64_t>();
    }
    /// Received entries in the order in which they are to enter the log: what somebody had seen before what he wrote.
    /// `verified` is not filled.
    [[nodiscard]] virtual Result<std::vector<ReceivedEntry>> received(std::size_t) {
        return std::vector<ReceivedEntry>();
    }
    /// Durable when it returns success; the turn is over either way. The head is filed where an entry got a leaf, or
    /// an epoch was opened.
    [[nodiscard]] virtual Status commit(const SequencedBatch& batch) = 0;
};

/// Names a full node of the Merkle tree.
struct NodePlace {
    std::uint8_t level = 0;
    std::uint64_t index = 0;

    auto operator<=>(const NodePlace&) const = default;
};

/// One leaf as it goes to a tablet, and what the answer around it has to know.
struct StoredLeaf {
    FeedLeaf feed;
    SignerId signer;
    FormRef form;
    SignerId releasedSigner; ///< Of the entry that the leaf releases, where it does.
    FormRef releasedForm;
};

/// The log: entries by leaf, the tree over them, each signer's chain, and the records they fold into.
class LogStore {
public:
    virtual ~LogStore() = default;
    /// Waits for the turn; Busy where another process keeps it for too long.
    [[nodiscard]] virtual Result<std::unique_ptr<SequencingTurn>> beginTurn() = 0;

    [[nodiscard]] virtual Result<TreeHead> head() = 0;
    [[nodiscard]] virtual Result<LogStanding> standing() = 0;
    /// Stops it, durably, until an epoch is opened: a signed head of that epoch was shown that the log does not have.
    [[nodiscard]] virtual Status stop(std::uint64_t epochShown) = 0;
    /// The oldest epoch behind that one; nothing where there is none.
    [[nodiscard]] virtual Result<std::optional<OpenedEpoch>> epochAfter(std::uint64_t epoch) = 0;
    /// In the order asked; every one must be full below the tree's size.
    [[nodiscard]] virtual Result<std::vector<Hash>> nodes(std::span<const NodePlace> places) = 0;
    /// Consecutive from `from`, all below `below`, until `maxBytes` of entries are reached; at least one, if there is.
    [[nodiscard]] virtual Result<std::vector<StoredLeaf>> leaves(
        std::uint64_t from, std::uint64_t below, std::size_t maxBytes) = 0;
    /// How many entries wait for the end of a gathering.
    [[nodiscard]] virtual Result<std::uint64_t> receivedCount() { return std::uint64_t{0}; }
    /// Which of these entries of one signer have a leaf, or were received and wait for one.
    [[nodiscard]] virtual Result<std::vector<ChainEntry>> find(
        const SignerId& signer, std::span<const EntryId> entries) = 0;
    /// The signer's entry of that number, the first of a fork, sequenced or received; NotFound where there is none.
    [[nodiscard]] virtual Result<EntryId> entryAt(const SignerId& signer, std::uint64_t number) = 0;
    /// Numbers below the signer's newest that have not arrived, lowest first, at most `most`.
    [[nodiscard]] virtual Result<std::vector<std::uint64_t>> missingNumbers(
        const SignerId& signer, std::size_t most) = 0;
    /// A record as it stands; NotFound where nothing names it.
    [[nodiscard]] virtual Result<StoredRecord> record(const RecordId& id) = 0;
    /// Those with words: neither acts of administrators nor what was looked at.
    [[nodiscard]] virtual Result<std::uint64_t> recordCount() = 0;
    /// Records of one form, in the order of their first mention.
    [[nodiscard]] virtual Result<std::vector<RecordId>> recordsOfForm(std::string_view) {
        return std::vector<RecordId>();
    }
    /// Held entries for which nobody has decided yet.
    [[nodiscard]] virtual Result<std::uint64_t> heldCount() = 0;
    [[nodiscard]] virtual Result<std::vector<HeldLeaf>> held() = 0;
    /// All of them, in the order of their enrolment; the server's own first.
    [[nodiscard]] virtual Result<std::vector<SignerState>> signers() = 0;
    /// One of them; nothing where he is not enrolled here.
    [[nodiscard]] virtual Result<std::optional<SignerState>> signer(const SignerId& signer) = 0;
    /// Where the feed of a revoked signer ends: behind the leaf that says so; nothing for all others.
    [[nodiscard]] virtual Result<std::optional<std::uint64_t>> feedEnd(const SignerId& signer) = 0;
};

} // namespace seenheard
