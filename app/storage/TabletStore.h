#pragma once

#include "app/storage/ProfileDirectory.h"
#include "app/storage/ReserveFile.h"
#include "app/storage/StoreMending.h"
#include "app/storage/SyncStore.h"
#include "app/storage/TabletPictures.h"
#include "platform/base/FileLock.h"
#include "sync/engine/BlackBox.h"

namespace seenheard {

/// What opening found by comparing the store with the black box beside it.
struct StoreOpening {
    std::uint64_t appended = 0; ///< Entries the box did not have (a crash between commit and append); it has them now.
    /// Entries that the box has and the store has lost: the store was rolled back. The chain goes on from the box's
    /// head; what was sent comes back by the feed, what was not lies sealed in the box. 0: no rollback.
    std::uint64_t lost = 0;
    bool forked = false; ///< The box's head and the store's entry of that number are two entries.
    OutsideHeadFound outsideHead = OutsideHeadFound::Kept;
    BoxOpening box;
    std::optional<MendReport> mended; ///< Something did not fit in the store: it was put right before it was opened.
};

/// What a store needs from outside. References must outlive it.
struct StoreSurroundings {
    RecordSummariser& summariser;
    Random& random;
    Clock& clock;
};

/// One officer's encrypted store with the black box beside it. One writer on one thread; a second program is refused
/// (Busy). Saved means: committed, then appended to the box and flushed; only then success.
class TabletStore {
public:
    /// At enrolment. AlreadyExists where the profile has a store.
    [[nodiscard]] static Status create(
        const ProfileDirectory& profile, BytesView databaseKey, const Enrolled& enrolled);
    /// Puts a store right that a sweep found wrong or that cannot be read, migrates, compares store and box, brings
    /// the box up to the store. NotFound, NotOurs, FromTheFuture (both leave the file untouched), Busy, Corrupt.
    [[nodiscard]] static Result<std::unique_ptr<TabletStore>> open(
        const ProfileDirectory& profile, BytesView databaseKey, const StoreSurroundings& surroundings);
    ~TabletStore();
    TabletStore(const TabletStore&) = delete;
    TabletStore& operator=(const TabletStore&) = delete;

    /// The head that the next entry names as previous: of store or box, whichever is ahead.
    [[nodiscard]] ChainHead chainHead() const { return head_; }
    /// The own next entry's header: signer, number, previous, last tree head seen. Form, time, draft and unfinished
    /// are the caller's to fill in.
    [[nodiscard]] Result<EntryHeader> nextHeader();
    /// One save: entry, what its records show, and the end of the draft it overtakes in one transaction; then the box.
    /// InvalidInput unless it is this signer's next entry with all parts. Where it fails before the commit nothing
    /// has changed. Where only the box failed the entry is in the store and must not be written again: the error is
    /// StorageFailed or StorageFull, chainHead() has moved on, and the next save or opening brings the box up to date.
    [[nodiscard]] Status saveEntry(const Entry& entry);
    /// The same for whoever has just signed it and still has its parts, which need not be read out of it again.
    [[nodiscard]] Status saveEntry(const Entry& entry, std::vector<Part> parts);
    /// The same for an entry that tells what was looked at, up to that place; from then on it alone does.
    [[nodiscard]] Status saveViews(const Entry& entry, std::vector<Part> parts, std::int64_t upTo);
    /// One revision of a draft: sealed into the box, then its row. Revision and signature are made here; yields what
    /// was saved. The draft is as it was before where it fails.
    [[nodiscard]] Result<Draft> saveDraft(Draft draft, const SigningKey& key);
    /// Gives a draft up without an entry; its revisions stay in the box.
    [[nodiscard]] Status dropDraft(const DraftId& draft);

    /// The newest act of an administrator on that subject; nothing where none is known here.
    [[nodiscard]] Result<std::optional<AdministrativeAct>> actOn(const Reference& subject);

    /// Housekeeping at leisure: tells the locked tablet what need not be delivered any more, and removes box segments
    /// and pictures of which nothing is needed any more. Own entries are all kept here for
    /// ever, so sent ones are there for well over 14 days.
    [[nodiscard]] Status sweep();

    /// One step of the search for what does not fit: no more than that many rows. Reads only; `place` moves on.
    [[nodiscard]] Result<std::vector<StoreFinding>> sweepFrom(SweepPlace& place, std::size_t mostRows);
    /// At the next opening the store is put right.
    [[nodiscard]] Status askForMending() { return StoreMending::ask(directory_); }
    [[nodiscard]] bool isToBeMended() const { return StoreMending::isAsked(directory_); }

    /// What others wrote goes, but for records that this officer wrote on, until the next exchange brings it back.
    [[nodiscard]] Status letGoOfOthers() { return sync_.letGoOfOthers(enrolled_.signer.officer); }

    /// Space is kept back, for when the disk is full. A save that finds it full gives that up and is done once more;
    /// where there is none left it fails with StorageFull. Kept again at the next opening or sweep with space.
    [[nodiscard]] bool hasReserve() const { return reserve_.isThere(); }
    void giveUpReserve() { static_cast<void>(reserve_.giveUp()); }
    /// What this tablet needs no more goes from it; what somebody writes on it brings it back.
    [[nodiscard]] Status putAway(const std::vector<RecordId>& records) { return sync_.putAway(records); }

    /// Number of the newest own entry in the black box.
    [[nodiscard]] std::uint64_t boxHead() const;
    /// What the black box takes on the disk; 0 where that cannot be read.
    [[nodiscard]] std::uint64_t boxBytes() const;
    /// Own entries beyond the chain's end that came by the feed since the opening: this whole disk, box and all, is of
    /// an earlier day. The chain goes on behind them.
    [[nodiscard]] std::uint64_t lostWithDisk() const { return sync_.lostWithDisk(); }
    [[nodiscard]] std::filesystem::path box() const { return directory_.box(); }
    [[nodiscard]] const StoreOpening& opening() const { return opening_; }
    [[nodiscard]] const Enrolled& enrolled() const { return enrolled_; }
    [[nodiscard]] SignerId signer() const { return enrolled_.signer.signer(); }

    [[nodiscard]] TabletTables& tables() { return tables_; }
    [[nodiscard]] CertificateStore& signers() { return tables_.signers; }
    [[nodiscard]] FormStore& forms() { return tables_.forms; }
    [[nodiscard]] ReferenceStore& references() { return tables_.references; }
    [[nodiscard]] EntryStore& entries() { return tables_.entries; }
    [[nodiscard]] RecordStore& records() { return tables_.records; }
    [[nodiscard]] FollowingStore& following() { return tables_.following; }
    [[nodiscard]] DraftStore& drafts() { return tables_.drafts; }
    [[nodiscard]] SearchStore& search() { return tables_.search; }
    [[nodiscard]] ProfileStore& profile() { return tables_.profile; }
    [[nodiscard]] TabletPictures& pictures() { return pictures_; }
    [[nodiscard]] LocalStore& sync() { return sync_; }
    [[nodiscard]] Database& database() { return database_; }

private:
    TabletStore(ProfileDirectory profile, FileLock lock, Database database, const StoreSurroundings& surroundings);
    [[nodiscard]] static Result<std::unique_ptr<TabletStore>> openAsItIs(
        const ProfileDirectory& profile, BytesView databaseKey, const StoreSurroundings& surroundings);
    [[nodiscard]] static Result<MendReport> mend(
        const ProfileDirectory& profile, BytesView databaseKey, const StoreSurroundings& surroundings);
    [[nodiscard]] Status compareWithBox();
    [[nodiscard]] Status noteLost(std::uint64_t last);
    /// What fails because a page is not what it was is put right at the next opening, and whoever waits is told so.
    [[nodiscard]] Error withMending(Error error);
    [[nodiscard]] Status bringBoxUp();
    [[nodiscard]] Status takeDelivered();
    [[nodiscard]] Status markDelivered();
    [[nodiscard]] Status appendToBox(const OutgoingEntry& entry);
    /// `viewsUpTo`: what the entry tells of, where it is one of views.
    [[nodiscard]] Status saveOnce(const Entry& entry, std::vector<Part> parts, std::optional<std::int64_t> viewsUpTo);
    [[nodiscard]] Result<Draft> saveDraftOnce(Draft draft, const SigningKey& key);
    [[nodiscard]] bool maySaveAgain(const Error& why) const;
    [[nodiscard]] Status commitEntry(const EntryHeader& header, const OutgoingEntry& own, std::vector<Part> parts,
        std::optional<std::int64_t> viewsUpTo);

    ProfileDirectory directory_;
    FileLock lock_;
    ReserveFile reserve_;
    Database database_;
    Random& random_;
    TabletTables tables_;
    TabletPictures pictures_;
    ChainHead head_;
    OutsideTreeHead outside_;
    SyncStore sync_;
    Enrolled enrolled_;
    std::optional<BlackBox> box_;
    StoreOpening opening_;
};

} // namespace seenheard
