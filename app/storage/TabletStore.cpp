#include "app/storage/TabletStore.h"

#include "app/storage/DraftRevisions.h"
#include "app/storage/SealedEnrolment.h"
#include "app/storage/SecondReceiptStore.h"
#include "app/storage/migrations/TabletMigrations.h"
#include "platform/database/Transaction.h"
#include "sync/engine/DeliveryMark.h"
#include "sync/protocol/Identity.h"

#include <algorithm>
#include <numeric>

namespace seenheard {

namespace {

constexpr std::size_t boxBatch = 64;
constexpr std::size_t mostInMark = 10'000;
/// In pages, so 16 MB: one save in five hundred pays for a checkpoint, with SQLite's own 1,000 one in a hundred would.
constexpr std::string_view rareCheckpoints = "PRAGMA wal_autocheckpoint = 4000";

Result<FileLock> lockOf(const ProfileDirectory& profile) {
    auto lock = FileLock::take(profile.lock());
    if (!lock && lock.error().code == ErrorCode::Busy)
        return fail(ErrorCode::Busy,
            "The profile in " + profile.root.string() + " is open in another program. Close that one first.");
    return lock;
}

/// Whether that is this profile's store, of which a part or all cannot be read. Another key opens nothing of the
/// profile, and a file that opens and is marked as another program's is not touched.
bool isDamaged(const ProfileDirectory& profile, BytesView databaseKey, const Error& error) {
    if (error.code == ErrorCode::Corrupt)
        return readSealedEnrolment(profile, databaseKey).ok();
    return error.code == ErrorCode::NotOurs && readSealedEnrolment(profile, databaseKey)
        && !Database::open(profile.store(), databaseKey, Database::Mode::ReadWrite);
}

/// The parts of an entry that is about to be saved; all of them, as only the server leaves some out.
Result<std::vector<Part>> partsOf(const Entry& entry) {
    std::vector<Part> parts;
    for (const auto& salted : entry.parts) {
        if (!salted)
            return fail(ErrorCode::InvalidInput, "An entry can only be saved with all its parts.");
        auto part = partFrom(salted->canonical);
        if (!part)
            return part.error();
        parts.push_back(std::move(*part));
    }
    return parts;
}

} // namespace

TabletStore::TabletStore(
    ProfileDirectory profile, FileLock lock, Database database, const StoreSurroundings& surroundings)
    : directory_(std::move(profile))
    , lock_(std::move(lock))
    , reserve_(directory_.reserve())
    , database_(std::move(database))
    , random_(surroundings.random)
    , tables_(database_, surroundings.summariser)
    , pictures_(tables_.pictures, PictureFiles(directory_.pictures()), surroundings.clock)
    , outside_(directory_)
    , sync_(database_, tables_, surroundings.clock, head_, outside_) {}

TabletStore::~TabletStore() = default;

Status TabletStore::create(const ProfileDirectory& profile, BytesView databaseKey, const Enrolled& enrolled) {
    std::error_code failure;
    std::filesystem::create_directories(profile.root, failure);
    if (failure)
        return fail(ErrorCode::StorageFailed, "Could not make the directory " + profile.root.string() + ".");
    auto lock = lockOf(profile);
    if (!lock)
        return lock.error();
    if (std::filesystem::exists(profile.store(), failure))
        return fail(ErrorCode::AlreadyExists, profile.root.string() + " has a store already; it is not touched.");
    auto database = Database::open(profile.store(), databaseKey, Database::Mode::ReadWriteCreate);
    if (!database)
        return database.error();
    if (auto migrated = migrate(*database, tabletApplicationId, tabletMigrations()); !migrated)
        return migrated;
    auto transaction = Transaction::begin(*database);
    if (!transaction)
        return transaction.error();
    if (auto written = ProfileStore(*database).setEnrolled(enrolled); !written)
        return written;
    if (auto added = CertificateStore(*database).add(enrolled.signer, true); !added)
        return added;
    return transaction->commit();
}

Result<std::unique_ptr<TabletStore>> TabletStore::open(
    const ProfileDirectory& profile, BytesView databaseKey, const StoreSurroundings& surroundings) {
    std::error_code failure;
    const bool isMended = std::filesystem::exists(profile.mendedStore(), failure);
    if (!isMended && !std::filesystem::exists(profile.store(), failure))
        return fail(ErrorCode::NotFound, "There is no store in " + profile.root.string() + ".");
    if (isMended || !StoreMending::isAsked(profile)) {
        auto opened = openAsItIs(profile, databaseKey, surroundings);
        if (opened || !isDamaged(profile, databaseKey, opened.error()))
            return opened;
    }
    auto mended = mend(profile, databaseKey, surroundings);
    if (!mended)
        return mended.error();
    auto opened = openAsItIs(profile, databaseKey, surroundings);
    if (!opened)
        return opened;
    (*opened)->opening_.mended = *std::move(mended);
    if (auto swept = (*opened)->pictures_.sweep(true); !swept)
        return swept.error();
    return opened;
}

Result<MendReport> TabletStore::mend(
    const ProfileDirectory& profile, BytesView databaseKey, const StoreSurroundings& surroundings) {
    const auto lock = lockOf(profile);
    if (!lock)
        return lock.error();
    return StoreMending(profile, databaseKey, surroundings.summariser, surroundings.clock).run();
}

Result<std::unique_ptr<TabletStore>> TabletStore::openAsItIs(
    const ProfileDirectory& profile, BytesView databaseKey, const StoreSurroundings& surroundings) {
    auto lock = lockOf(profile);
    if (!lock)
        return lock.error();
    if (auto finished = StoreMending::finish(profile); !finished)
        return finished.error();
    auto database = Database::open(profile.store(), databaseKey, Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    if (auto set = database->execute(rareCheckpoints); !set)
        return set.error();
    // What is purged must be gone: deleted content is overwritten, now and whenever.
    if (auto set = database->execute("PRAGMA secure_delete = ON"); !set)
        return set.error();
    if (auto migrated = migrate(*database, tabletApplicationId, tabletMigrations()); !migrated)
        return migrated.error();
    std::unique_ptr<TabletStore> store(new TabletStore(profile, std::move(*lock), std::move(*database), surroundings));
    auto enrolled = store->tables_.profile.enrolled();
    if (!enrolled)
        return enrolled.error();
    store->enrolled_ = std::move(*enrolled);
    std::error_code failure;
    if (!std::filesystem::exists(profile.sealedEnrolment(), failure)) {
        if (auto kept = writeSealedEnrolment(profile, databaseKey, store->enrolled_, surroundings.random); !kept)
            return kept.error();
    }
    if (auto compared = store->compareWithBox(); !compared)
        return compared.error();
    const auto position = store->tables_.profile.position();
    if (!position)
        return position.error();
    store->outside_.open(position->treeHead, store->enrolled_.issuing.issuingKey);
    store->opening_.outsideHead = store->outside_.found();
    if (auto taken = store->takeDelivered(); !taken)
        return taken.error();
    if (auto purged = finishPurging(store->database_, store->tables_.profile); !purged)
        return purged.error();
    if (auto swept = store->pictures_.sweep(store->opening_.lost > 0); !swept)
        return swept.error();
    store->reserve_.keep();
    return store;
}

Status TabletStore::compareWithBox() {
    auto box = BlackBox::open(directory_.box(), {enrolled_.ingestKey, enrolled_.recoveryKey}, random_);
    if (!box)
        return box.error();
    box_.emplace(std::move(*box));
    opening_.box = box_->opening();
    const auto inStore = tables_.entries.newestOwn();
    if (!inStore)
        return inStore.error();
    head_ = *inStore;
    const auto inBox = box_->newestEntry(signer());
    if (inBox && inBox->number > head_.number) {
        opening_.lost = inBox->number - head_.number;
        head_ = {inBox->number, inBox->entry};
        return noteLost(head_.number);
    }
    if (inBox) {
        const auto same = tables_.entries.ownEntry(inBox->number);
        if (!same && same.error().code != ErrorCode::NotFound)
            return same.error();
        opening_.forked = same && same->id != inBox->entry;
    }
    return bringBoxUp();
}

Error TabletStore::withMending(Error error) {
    if (error.code != ErrorCode::Corrupt || !askForMending())
        return error;
    return fail(ErrorCode::Corrupt,
        "A part of this tablet's store is not as it was saved, so this could not be saved now. Lock the tablet and "
        "unlock it: it puts itself right then, and nothing saved before is lost.");
}

Status TabletStore::noteLost(std::uint64_t last) {
    std::vector<std::uint64_t> numbers(opening_.lost);
    std::iota(numbers.begin(), numbers.end(), last - opening_.lost + 1);
    return tables_.profile.addOwnGone(numbers);
}

Result<std::vector<StoreFinding>> TabletStore::sweepFrom(SweepPlace& place, std::size_t mostRows) {
    SweepSources sources;
    auto gone = tables_.profile.ownGone();
    const auto scopes = tables_.following.scopes();
    if (!gone || !scopes) {
        const auto& error = !gone ? gone.error() : scopes.error();
        if (error.code != ErrorCode::Corrupt)
            return error;
        place = {SweepPlace::Stage::Done, 0, 1};
        return std::vector{StoreFinding{FindingKind::DamagedPage, {}, 0, "profile"}};
    }
    sources.knownGone = *std::move(gone);
    sources.followsScopes = !scopes->empty();
    if (place.stage == SweepPlace::Stage::Drafts)
        sources.savedDrafts = draftRevisionsIn(directory_.box());
    sources.wasDisposed = [this](const RecordId& record) {
        const auto act = actOn(subjectOf(record));
        return act && *act && (*act)->kind == ActKind::RecordDisposed;
    };
    // All rows of one step come from one state of the store: this connection is the only one that writes.
    return StoreSweep(database_, tables_, std::move(sources)).next(place, mostRows);
}

Status TabletStore::bringBoxUp() {
    const auto inBox = box_->newestEntry(signer());
    auto after = inBox ? inBox->number : std::uint64_t{0};
    if (!inBox) {
        // A box that was taken away: what the server is known to have need not go into the new one.
        const auto oldest = tables_.entries.oldestUnsettled();
        if (!oldest)
            return oldest.error();
        if (head_.number > 0)
            after = std::min(oldest->value_or(head_.number), head_.number) - 1;
    }
    while (after < head_.number) {
        const auto entries = tables_.entries.ownAbove(after, boxBatch);
        if (!entries)
            return entries.error();
        if (entries->empty())
            return success();
        for (const auto& entry : *entries) {
            if (auto appended = appendToBox(entry); !appended)
                return appended;
            ++opening_.appended;
            after = entry.number;
        }
    }
    return success();
}

Status TabletStore::appendToBox(const OutgoingEntry& entry) {
    const auto decoded = entryFrom(entry.entry);
    if (!decoded)
        return decoded.error();
    const auto header = entryHeaderFrom(decoded->header);
    if (!header)
        return header.error();
    return box_->append({BoxKind::Entry, header->signer, entry.number, entry.id, header->draft, 0}, entry.entry);
}

Result<EntryHeader> TabletStore::nextHeader() {
    const auto treeHead = sync_.treeHeadSeen();
    if (!treeHead)
        return treeHead.error();
    EntryHeader header;
    header.signer = signer();
    header.number = head_.number + 1;
    header.previous = head_.entry;
    header.treeHeadSeen = *treeHead;
    return header;
}

Status TabletStore::saveEntry(const Entry& entry) {
    auto parts = partsOf(entry);
    return parts ? saveEntry(entry, *std::move(parts)) : Status(parts.error());
}

bool TabletStore::maySaveAgain(const Error& why) const {
    return why.code == ErrorCode::StorageFull && reserve_.giveUp();
}

Status TabletStore::saveEntry(const Entry& entry, std::vector<Part> parts) {
    const auto before = head_.number;
    auto saved = saveOnce(entry, std::move(parts), std::nullopt);
    if (saved || !maySaveAgain(saved.error()))
        return saved;
    // It is in the store where only the box was full.
    return head_.number > before ? bringBoxUp() : saveEntry(entry);
}

Result<Draft> TabletStore::saveDraft(Draft draft, const SigningKey& key) {
    auto saved = saveDraftOnce(draft, key);
    return saved || !maySaveAgain(saved.error()) ? saved : saveDraftOnce(std::move(draft), key);
}

Status TabletStore::saveViews(const Entry& entry, std::vector<Part> parts, std::int64_t upTo) {
    return saveOnce(entry, std::move(parts), upTo);
}

Status TabletStore::saveOnce(const Entry& entry, std::vector<Part> parts, std::optional<std::int64_t> viewsUpTo) {
    const auto header = entryHeaderFrom(entry.header);
    if (!header)
        return header.error();
    if (header->signer != signer() || header->number != head_.number + 1 || header->previous != head_.entry)
        return fail(ErrorCode::InvalidInput, "That entry is not the next of this tablet's chain; nothing was saved.");
    if (parts.size() != entry.parts.size())
        return fail(ErrorCode::InvalidInput, "An entry can only be saved with all its parts.");
    const auto canonical = canonicalBytes(entry);
    if (canonical.size() > limits::entryBytes)
        return fail(ErrorCode::TooLarge, "That is more than one entry can hold; nothing was saved. Save in two steps.");
    const ChainHead own{header->number, entryIdOf(entry.header)};
    if (auto committed = commitEntry(*header, {own.entry, own.number, canonical}, std::move(parts), viewsUpTo);
        !committed)
        return withMending(committed.error());

    const auto before = head_;
    head_ = own;
    const auto inBox = box_->newestEntry(signer());
    if (before.number > 0 && (!inBox || inBox->number < before.number)) // An append before this one failed.
        return bringBoxUp();
    return box_->append({BoxKind::Entry, header->signer, own.number, own.entry, header->draft, 0}, canonical);
}

Status TabletStore::commitEntry(const EntryHeader& header, const OutgoingEntry& own, std::vector<Part> parts,
    std::optional<std::int64_t> viewsUpTo) {
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    const auto views = viewsUpTo ? tables_.views.removeUpTo(*viewsUpTo) : Result<std::uint64_t>(0);
    if (!views)
        return views.error();
    OwnEntry queued{own.id, own.number};
    queued.views = *views;
    if (auto done = tables_.entries.insertOwn(queued, own.entry); !done)
        return done;
    for (auto& part : parts) {
        for (const auto& operation : part.operations) {
            if (const auto* picture = std::get_if<Picture>(&operation.value)) {
                if (auto done = tables_.pictures.noteEntered(picture->id); !done)
                    return done;
            }
        }
        const FoldedEntry folded{header.signer, header.number, own.id, header.writtenAt};
        if (auto done = tables_.records.addWaiting({part.record, header.form, {folded, std::move(part.operations)}});
            !done)
            return done;
    }
    if (!header.draft.isZero()) {
        if (auto done = tables_.drafts.remove(header.draft); !done)
            return done;
    }
    return transaction->commit();
}

Result<Draft> TabletStore::saveDraftOnce(Draft draft, const SigningKey& key) {
    ++draft.revision;
    const BoxHeader header{BoxKind::Draft, signer(), 0, {}, draft.id, draft.revision};
    // The box first: no chain hangs on a draft, and what the store has the box has too, without looking back.
    if (auto appended = box_->append(header, signedDraft(draft, signer(), key)); !appended)
        return appended.error();
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto done = tables_.drafts.put(draft); !done)
        return withMending(done.error());
    if (auto done = transaction->commit(); !done)
        return withMending(done.error());
    return draft;
}

Status TabletStore::dropDraft(const DraftId& draft) {
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto done = tables_.drafts.remove(draft); !done)
        return done;
    return transaction->commit();
}

Status TabletStore::takeDelivered() {
    const auto mark = readDeliveryMark(directory_.box());
    if (mark.answered.empty())
        return success();
    return sync_.noteDelivered([&mark](const EntryId& entry) {
        const auto answered = mark.answered.find(entry);
        return answered != mark.answered.end() && hasLeaf(answered->second);
    });
}

Status TabletStore::markDelivered() {
    const auto oldest = tables_.entries.oldestUnsettled();
    const auto newest = tables_.entries.newestOwn();
    if (!oldest || !newest)
        return !oldest ? oldest.error() : newest.error();
    DeliveryMark mark;
    const auto missing = tables_.profile.missingNumbers();
    if (!missing)
        return missing.error();
    auto settled = *oldest ? **oldest - 1 : newest->number;
    // What this store has lost and the server does not have either is in the box alone.
    for (const auto number : *missing)
        settled = std::min(settled, number - 1);
    mark.settledUpTo[signer()] = settled;
    for (const auto& [state, answer] : {std::pair(EntryState::Applied, ReceiptState::Applied),
             {EntryState::Held, ReceiptState::Held}, {EntryState::Refused, ReceiptState::Refused}}) {
        const auto own = tables_.entries.ownIn(state, mostInMark);
        if (!own)
            return own.error();
        for (const auto& entry : *own)
            mark.answered[entry.id] = answer;
    }
    return mark == readDeliveryMark(directory_.box()) ? success() : writeDeliveryMark(directory_.box(), mark);
}

Result<std::optional<AdministrativeAct>> TabletStore::actOn(const Reference& subject) {
    const auto record = Identity(enrolled_.identityKey).record(administrationForm, subject);
    const auto has = tables_.records.has(record);
    if (!has || !*has)
        return has ? Result(std::optional<AdministrativeAct>{}) : has.error();
    const auto stored = tables_.records.record(record);
    if (!stored)
        return stored.error();
    return actIn(stored->applied);
}

Status TabletStore::sweep() {
    reserve_.keep();
    if (auto marked = markDelivered(); !marked)
        return marked;
    if (auto purged = finishPurging(database_, tables_.profile); !purged)
        return purged;
    if (auto swept = pictures_.sweep(opening_.lost > 0); !swept)
        return swept;
    SecondReceiptStore receipts(database_);
    const auto swept = box_->sweep([&receipts](const BoxHeader& header) {
        if (header.kind != BoxKind::Entry)
            return header.kind == BoxKind::Draft;
        const auto settled = receipts.has(header.number, header.entry);
        return !settled || !*settled;
    });
    return swept ? success() : Status(swept.error());
}

std::uint64_t TabletStore::boxHead() const {
    const auto newest = box_->newestEntry(signer());
    return newest ? newest->number : 0;
}

std::uint64_t TabletStore::boxBytes() const {
    std::uint64_t bytes = 0;
    std::error_code failure;
    for (const auto& segment : std::filesystem::directory_iterator(directory_.box(), failure))
        if (const auto size = segment.file_size(failure); !failure)
            bytes += size;
    return bytes;
}

} // namespace seenheard
