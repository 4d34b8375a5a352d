#pragma once

#include "app/storage/CertificateStore.h"
#include "sync/engine/LocalStore.h"

namespace seenheard {

/// Where an own entry is. Only receipts move it on.
enum class EntryState : std::uint8_t {
    Waiting = 0,  ///< On this tablet only, as far as is known.
    Received = 1, ///< The server has it; no leaf yet.
    Applied = 2,  ///< Second receipt verified, or its leaf came by the feed.
    Held = 3,     ///< Has a leaf, waits for a supervisor.
    Refused = 4   ///< Not taken, or refused by a named person; the words stay here and in the box.
};

/// The place of an own entry and what its newest receipt says.
struct OwnEntry {
    EntryId id;
    std::uint64_t number = 0;
    EntryState state = EntryState::Waiting;
    HoldReason reason = HoldReason::None;
    std::int64_t receiptAtMs = 0; ///< Server time; 0 while waiting.
    std::uint64_t leaf = 0;       ///< For Applied and Held.
    bool joined = false;          ///< Its leaf came by the feed: it is part of the applied state of its records.
    /// How many views it tells of, where it was made to tell of them (form `viewing`); such a one holds no words.
    std::uint64_t views = 0;
};

/// How many own entries with words are where; the applied ones are not counted.
struct EntryCounts {
    std::uint64_t waiting = 0, received = 0, held = 0, refused = 0;
};

/// What became of an own entry that was held: a named person released or refused it.
struct HoldOutcome {
    EntryId entry;
    std::uint64_t number = 0;
    RecordId record;
    HoldReason reason = HoldReason::None; ///< Why it had been held.
    bool released = false;
    std::string by;
    std::string why;
    std::int64_t atMs = 0; ///< Of the administrative entry, by the server's clock.
};

/// One entry as it lies here.
struct StoredEntry {
    EntryId id;
    Bytes entry; ///< Canonical.
    std::optional<std::uint64_t> leaf;
    HoldReason held = HoldReason::None; ///< Of a leaf that is held: in the log, in no record.
    std::int64_t receiptAtMs = 0;       ///< Of an own one that is applied: server time of that.
};

/// The records that an own entry says something of, read out of its canonical octets.
[[nodiscard]] Result<std::vector<RecordId>> recordsOf(BytesView canonical);

/// Entries, own and others', one blob each, clustered by signer and number; for the own ones also where they are.
class EntryStore {
public:
    EntryStore(Database& database, CertificateStore& signers) : database_(database), signers_(signers) {}

    /// Newest own entry in the store; number 0 before the first. The chain may be ahead of it after a rollback: ask
    /// TabletStore::chainHead().
    [[nodiscard]] Result<ChainHead> newestOwn();
    /// NotFound where it is not here. Two entries of one number (a fork) are told apart by id.
    [[nodiscard]] Result<StoredEntry> entry(const SignerId& signer, std::uint64_t number, const EntryId& id);
    /// All entries of one number, more than one only after a fork.
    [[nodiscard]] Result<std::vector<StoredEntry>> entries(const SignerId& signer, std::uint64_t number);

    /// NotFound where this signer has no such entry here.
    [[nodiscard]] Result<OwnEntry> own(std::uint64_t number);
    /// Those in a state other than Applied, newest first.
    [[nodiscard]] Result<std::vector<OwnEntry>> ownIn(EntryState state, std::size_t most);
    [[nodiscard]] Result<EntryCounts> counts();
    /// Views in entries that are on this tablet only.
    [[nodiscard]] Result<std::uint64_t> viewsWaiting();

    /// Own entries above `after` with canonical octets, oldest first (see LocalStore).
    [[nodiscard]] Result<std::vector<OutgoingEntry>> outgoing(
        std::uint64_t after, std::size_t mostBytes, std::size_t most);
    [[nodiscard]] Result<std::vector<OwnEntry>> unsettledAbove(std::uint64_t after, EntryState state, std::size_t most);
    /// The lowest number of those that are not applied and joined; nothing where all are.
    [[nodiscard]] Result<std::optional<std::uint64_t>> oldestUnsettled();
    /// All own entries above that number, with canonical octets.
    [[nodiscard]] Result<std::vector<OutgoingEntry>> ownAbove(std::uint64_t after, std::size_t most);
    [[nodiscard]] Result<StoredEntry> ownEntry(std::uint64_t number);

    /// Nothing where no own entry of that id is in the outbox.
    [[nodiscard]] Result<std::optional<OwnEntry>> unsettled(const EntryId& id);
    /// Own entries that were held and decided on, newest first; of one record, or of all.
    [[nodiscard]] Result<std::vector<HoldOutcome>> outcomes(const RecordId& record);
    [[nodiscard]] Result<std::vector<HoldOutcome>> newestOutcomes(std::size_t most);

    /// Inside a transaction of the caller.
    [[nodiscard]] Status addOutcome(const HoldOutcome& outcome);
    /// All of them: the log that said so is another one now.
    [[nodiscard]] Status forgetOutcomes();
    /// Makes absent what these entries, and any that is held, say of a record. Own entries that the server is not
    /// known to have stay whole, because nothing else has them.
    [[nodiscard]] Status purge(const RecordId& record, const std::set<FoldedEntry>& folded);
    /// The same where no row of these records is here to say which entries: every entry is looked through, once.
    [[nodiscard]] Status purgeWherever(const std::vector<RecordId>& records);
    [[nodiscard]] Status insertOwn(const OwnEntry& entry, BytesView canonical);
    /// After a restore of the server: whole entries of others are kept aside, for it may have lost them, and none is
    /// taken to be in the log.
    [[nodiscard]] Status setOthersAside();
    /// Those kept aside that have not come by the feed again, with a number of the store's own above `after`; without
    /// those that the server has received, where only `unreceived` are wanted.
    [[nodiscard]] Result<std::vector<BroughtEntry>> aside(
        std::uint64_t after, std::size_t mostBytes, std::size_t most, bool unreceived = false);
    [[nodiscard]] Status noteAsideReceived(const EntryId& id);
    /// What a server had received before it was restored again, it may have lost.
    [[nodiscard]] Status forgetAsideReceived();
    [[nodiscard]] Status dropAside(const EntryId& id);
    /// An entry that is applied and joined leaves the outbox; its leaf and receipt stay with it.
    [[nodiscard]] Status updateOwn(const OwnEntry& entry);
    /// Whether that is an own entry of this tablet that is not both applied and come by the feed.
    [[nodiscard]] Result<bool> isUnsettled(const SignerId& signer, std::uint64_t number, const EntryId& id);
    /// Forgets what another signer's entry says of that record, and the entry with its last part. Own ones stay whole.
    [[nodiscard]] Status dropPart(const FoldedEntry& entry, const RecordId& record);
    [[nodiscard]] Status dropPart(const VerifiedEntry& entry, const RecordId& record);
    /// False where it is here already; then only its leaf, its hold and parts that were absent are taken over.
    [[nodiscard]] Result<bool> insertLeaf(const VerifiedLeaf& leaf, std::int64_t receiptAtMs);

private:
    [[nodiscard]] Status purgeAt(std::int64_t place, const RecordId& record);

    struct Place {
        std::int64_t number = 0;
        bool taken = false;
    };
    [[nodiscard]] Status addParts(std::int64_t place, BytesView canonical);
    [[nodiscard]] Result<Place> placeOf(std::int64_t signer, std::uint64_t number, const EntryId& id);

    Database& database_;
    CertificateStore& signers_;
};

} // namespace seenheard
