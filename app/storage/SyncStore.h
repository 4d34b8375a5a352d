#pragma once

#include "app/storage/FeedIntake.h"
#include "app/storage/HeldComparison.h"
#include "app/storage/OutsideTreeHead.h"
#include "app/storage/TabletTables.h"

namespace seenheard {

/// Takes what was purged out of the write-ahead log too, where something was; at the latest when nobody reads any more.
[[nodiscard]] Status finishPurging(Database& database, ProfileStore& profile);

/// The engine's view of the store: takes each verified answer in, in one transaction with the cursor.
class SyncStore final : public LocalStore {
public:
    /// `head` is the writer's: the store alone does not know a head that only the black box has. Raised where an own
    /// entry comes back by the feed that this disk had lost.
    SyncStore(Database& database, TabletTables& tables, Clock& clock, ChainHead& head, OutsideTreeHead& outside)
        : database_(database)
        , tables_(tables)
        , intake_(tables.following, tables.records, tables.entries)
        , comparison_(tables.following, tables.records, tables.profile)
        , clock_(clock)
        , head_(head)
        , outside_(outside) {}

    /// The store's, with the newer tree head of store and file.
    [[nodiscard]] Result<SyncPosition> position() override;
    [[nodiscard]] Status keepPosition() override;
    [[nodiscard]] Result<ChainHead> chainHead() override;
    [[nodiscard]] Result<std::vector<OutgoingEntry>> outgoing(
        std::uint64_t after, std::size_t mostBytes, std::size_t most) override;
    [[nodiscard]] Result<std::vector<std::pair<std::uint64_t, EntryId>>> awaiting(
        std::uint64_t after, std::size_t most) override;
    [[nodiscard]] Result<Bytes> ownEntry(std::uint64_t number) override;
    [[nodiscard]] Result<std::optional<SignerCertificate>> certificate(const SignerId& signer) override;
    [[nodiscard]] Result<std::vector<Hash>> formsHeld() override;
    [[nodiscard]] Result<std::vector<ReferenceVersion>> referencesHeld() override;
    [[nodiscard]] Result<BesideCursor> besideCursor(std::int64_t historyAfter) override;
    [[nodiscard]] Result<std::vector<BroughtEntry>> bringing(
        std::uint64_t after, std::size_t mostBytes, std::size_t most) override;
    [[nodiscard]] Result<std::optional<std::vector<ScopeHeld>>> toCompare() override;
    [[nodiscard]] Status noteCompared(const std::set<RecordId>& differing) override;
    [[nodiscard]] Status apply(const VerifiedAnswer& answer) override;

    /// What the locked tablet brought to the server: asked about from now on instead of sent again.
    [[nodiscard]] Status noteDelivered(const std::function<bool(const EntryId&)>& wasDelivered);

    /// Forgets what only scopes other than that officer's own hold, as if they were followed no more; the next exchange
    /// follows them anew.
    [[nodiscard]] Status letGoOfOthers(const OfficerId& officer);

    /// Takes records off this tablet that it needs no more: their words, and what entries say of them, own ones that
    /// the server has included. Nothing of them is in the file afterwards but which they were.
    [[nodiscard]] Status putAway(const std::vector<RecordId>& records);

    /// How many own entries came by the feed that neither store nor box knew of.
    [[nodiscard]] std::uint64_t lostWithDisk() const { return lostWithDisk_; }

    /// The last tree head verified, which the next entry names. Kept between exchanges, so that a save need not read
    /// it.
    [[nodiscard]] Result<TreeHeadRef> treeHeadSeen();

private:
    /// An own entry on its way from one state to another.
    struct Move {
        std::optional<EntryState> from;
        OwnEntry to;
        std::vector<RecordId> records;
    };
    [[nodiscard]] Status applyAll(const VerifiedAnswer& answer);
    /// The server was restored: what it may have lost is asked about, sent and fetched again.
    [[nodiscard]] Status enterEpoch(const EpochChange& change);
    [[nodiscard]] Status askAgainAboutOwn(std::uint64_t fromLeaf);
    [[nodiscard]] Status applyCatalogue(const VerifiedAnswer& answer);
    [[nodiscard]] Status applyReceipt(const VerifiedReceipt& verified);
    [[nodiscard]] Status takeRecords(const VerifiedAnswer& answer);
    [[nodiscard]] Status applyLeaves(const VerifiedAnswer& answer);
    /// Nothing where that leaf moves no entry of this signer, or has done so before.
    [[nodiscard]] Result<std::optional<Move>> moveOf(const VerifiedLeaf& leaf, bool fresh, std::int64_t atMs);
    [[nodiscard]] Status carryOut(const Move& move);
    /// What an administrator did, as far as it is about this tablet or what lies on it.
    [[nodiscard]] Status takeAct(const VerifiedLeaf& leaf);
    [[nodiscard]] Status takeOutcome(const AdministrativeAct& act, const VerifiedLeaf& leaf);
    [[nodiscard]] Status purge(const RecordId& record);
    /// What entries say of disposed records whose row was lost behind the store's back.
    [[nodiscard]] Status purgeUnseen();
    /// An own entry that was held because its record is gone: the server has been told, now it may go from here too.
    [[nodiscard]] Status purgeDisposed(const Move& move);

    Database& database_;
    TabletTables& tables_;
    FeedIntake intake_;
    HeldComparison comparison_;
    Clock& clock_;
    ChainHead& head_;
    OutsideTreeHead& outside_;
    std::optional<TreeHeadRef> treeHeadSeen_;
    std::uint64_t lostWithDisk_ = 0;
    std::vector<RecordId> disposedUnseen_; ///< On the page that is taken in: disposed of, and no row of them is here.
};

} // namespace seenheard
