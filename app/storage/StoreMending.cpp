#include "app/storage/StoreMending.h"

#include "app/storage/DraftRevisions.h"
#include "app/storage/EntryPlace.h"
#include "app/storage/SealedEnrolment.h"
#include "app/storage/SweptEntryCheck.h"
#include "app/storage/TableCopyStore.h"
#include "app/storage/migrations/TabletMigrations.h"
#include "platform/base/File.h"
#include "platform/database/Transaction.h"

#include <algorithm>

namespace seenheard {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t recordsInTransaction = 500;

/// An entry that proved itself, as the folding of its records needs it.
struct GoodEntry {
    FoldedEntry folded;
    FormRef form;
    std::optional<EntryState> unsettled; ///< Of an own one that is on top of what every side has.
};

/// What a record's old row says that its entries do not.
struct OldRecord {
    std::set<FoldedEntry> applied;
    std::vector<std::int64_t> scopes;
    RecordRow row;
    bool historyOpen = false;
    bool readable = true;
};

std::uint32_t& countOf(RecordSending& sending, EntryState state) {
    switch (state) {
    case EntryState::Waiting: return sending.waiting;
    case EntryState::Received: return sending.received;
    case EntryState::Held: return sending.held;
    case EntryState::Refused: return sending.refused;
    case EntryState::Applied: break;
    }
    return sending.applied;
}

Status removeFile(const fs::path& file) {
    std::error_code failure;
    fs::remove(file, failure);
    return failure ? Status(fail(ErrorCode::StorageFailed, "Could not remove " + file.string() + "."))
                   : Status(success());
}

fs::path beside(const fs::path& file, std::string_view suffix) {
    return file.string() + std::string(suffix);
}

} // namespace

/// One mending: from the old file, where it opens, into the fresh one.
struct StoreMending::Work {
    Work(Database& oldStore, Database& freshStore, RecordSummariser& summariser)
        : fresh(freshStore)
        , copy(oldStore, freshStore)
        , oldTables(oldStore, summariser)
        , oldRows(oldStore)
        , tables(freshStore, summariser)
        , rows(freshStore)
        , parts(tables.entries) {}

    Database& fresh;
    TableCopyStore copy;
    TabletTables oldTables;
    SweepStore oldRows;
    TabletTables tables;
    SweepStore rows;
    RecordParts parts;
    std::map<RecordId, std::vector<GoodEntry>> entriesOf;
    std::set<std::uint64_t> own; ///< Numbers of own entries that proved themselves.
    MendReport report;

    Status takeAll(const std::map<DraftId, std::uint32_t>& savedDrafts);
    Status inOneTransaction(const std::function<Status()>& work);
    Status takeSmallTables(const std::map<DraftId, std::uint32_t>& savedDrafts);
    Status takeForms();
    Status takeReferences();
    Status takeEntries();
    Status takeOutbox();
    Status noteEntry(const SweptEntry& row, const VerifiedEntry& entry);
    Status takeRecords();
    Status takeRecord(const RecordId& id, const std::vector<GoodEntry>& entries);
    Status foldIn(const GoodEntry& entry, const RecordId& record, RecordState& state);
    static void takeForm(const GoodEntry& entry, KeptRecord& record);
    OldRecord oldRecord(const RecordId& id);
    Status noteGone();
};

Status StoreMending::Work::inOneTransaction(const std::function<Status()>& work) {
    auto transaction = Transaction::begin(fresh);
    if (!transaction)
        return transaction.error();
    if (auto done = work(); !done)
        return done;
    return transaction->commit();
}

Status StoreMending::Work::takeAll(const std::map<DraftId, std::uint32_t>& savedDrafts) {
    if (const auto before = oldTables.profile.sweep(); before) {
        if (auto standing = sweepStandingFrom(*before); standing)
            report.findings = std::move(standing->findings);
    }
    const auto first = [&]() -> Status {
        if (auto done = takeSmallTables(savedDrafts); !done)
            return done;
        if (auto done = takeForms(); !done)
            return done;
        return takeReferences();
    };
    const auto second = [&]() -> Status {
        if (auto done = takeEntries(); !done)
            return done;
        if (auto done = takeOutbox(); !done)
            return done;
        return noteGone();
    };
    if (auto done = inOneTransaction(first); !done)
        return done;
    if (auto done = inOneTransaction(second); !done)
        return done;
    return takeRecords();
}

Status StoreMending::Work::takeSmallTables(const std::map<DraftId, std::uint32_t>& savedDrafts) {
    // The comparison with the server and the sweep begin anew.
    const std::array<std::array<std::string_view, 3>, 11> copied{
        {{"profile", "name", "name NOT IN ('compared', 'sweep')"}, {"signers", "ref", "true"},
            {"signer_marks", "id", "true"}, {"brought", "number", "true"}, {"outcomes", "record, number", "true"},
            {"scopes", "ref", "true"}, {"wanted", "record", "true"}, {"withdrawn_forms", "hash", "true"},
            {"pictures", "id", "true"}, {"views", "place", "true"}, {"put_away", "record", "true"}}};
    for (const auto& [table, key, where] : copied) {
        if (const auto done = copy.copy(table, key, where); !done)
            return done.error();
    }
    const auto position = tables.profile.position();
    if (!position && position.error().code == ErrorCode::Corrupt) {
        if (auto done = tables.profile.setPosition({}); !done)
            return done;
    }
    const auto drafts = copy.each("draft", "drafts", "record", [&](const Statement& row) -> Status {
        auto draft = draftFrom(row.blob(0));
        if (!draft)
            return success();
        // The next revision has to be newer than what the black box has, also where that one is not here any more.
        if (const auto saved = savedDrafts.find(draft->id); saved != savedDrafts.end())
            draft->revision = std::max(draft->revision, saved->second);
        return tables.drafts.put(*draft);
    });
    return drafts ? success() : Status(drafts.error());
}

Status StoreMending::Work::takeForms() {
    const auto done =
        copy.each("hash, definition, published_ms", "forms", "arrived", [this](const Statement& row) -> Status {
            PublishedForm form;
            form.hash = row.id<Hash>(0);
            form.definition = copyOf(row.blob(1));
            form.publishedAtMs = row.integer(2);
            const auto added = tables.forms.add(form);
            // One that is not what its hash names is sent again by the server.
            return added || added.error().code == ErrorCode::Malformed ? success() : Status(added.error());
        });
    return done ? success() : Status(done.error());
}

Status StoreMending::Work::takeReferences() {
    std::map<std::string, ReferenceSet> sets;
    std::map<std::string, std::string> items;
    const auto readSets =
        copy.each("name, version, as_at_ms, digest", "reference_sets", "name", [&](const Statement& row) -> Status {
            auto& set = sets[row.text(0)];
            set.version = {row.text(0), static_cast<std::uint64_t>(row.integer(1))};
            set.asAtMs = row.integer(2);
            if (!row.isNull(3))
                set.digest = row.id<Hash>(3);
            return success();
        });
    const auto readItems =
        copy.each("set_name, json, ref", "reference_items", "ref", [&](const Statement& row) -> Status {
            auto& json = items[row.text(0)];
            json += (json.empty() ? "[" : ",") + row.text(1);
            return success();
        });
    if (!readSets || !readItems)
        return !readSets ? readSets.error() : readItems.error();
    for (auto& [name, set] : sets) {
        const auto json = items[name].empty() ? std::string("[]") : items[name] + "]";
        set.items = copyOf(bytesOf(json));
        // Where something is missing, the server sends the set again.
        if (!*readItems)
            set.version.version = 0;
        if (const auto replaced = tables.references.replace(set);
            !replaced && replaced.error().code != ErrorCode::Malformed)
            return replaced.error();
    }
    return success();
}

Status StoreMending::Work::takeEntries() {
    const auto done = copy.each(sweptEntryColumns, "entries", "place", [this](const Statement& at) -> Status {
        const auto row = sweptEntryAt(at);
        const auto entry = believed(row, tables.signers);
        if (!entry)
            return entry.error();
        if (!*entry) {
            ++report.entriesLeftOut;
            return success();
        }
        if (auto put = copy.put("entries", at); !put)
            return put;
        // Rows come twice where there was damage between.
        if (row.signer == CertificateStore::ownRef && !own.insert(row.number).second)
            return success();
        return noteEntry(row, **entry);
    });
    return done ? success() : Status(done.error());
}

Status StoreMending::Work::noteEntry(const SweptEntry& row, const VerifiedEntry& entry) {
    GoodEntry good{foldedEntryOf(entry), entry.header.form, {}};
    if (row.signer == CertificateStore::ownRef) {
        const auto state = oldRows.outboxState(row.number);
        if (state && *state)
            good.unsettled = **state;
        else if (!row.leaf)
            good.unsettled = EntryState::Waiting;
    } else if (row.held != HoldReason::None) {
        return success();
    }
    for (const auto& part : entry.parts) {
        if (part)
            entriesOf[part->record].push_back(good);
    }
    return success();
}

Status StoreMending::Work::takeOutbox() {
    const auto done = copy.each("*", "outbox", "number", [this](const Statement& row) -> Status {
        return own.contains(static_cast<std::uint64_t>(row.integer(0))) ? copy.put("outbox", row) : success();
    });
    if (!done)
        return done.error();
    // What nobody would send is sent; the server says what it has already.
    for (std::int64_t after = firstPlace(CertificateStore::ownRef, 0);;) {
        const auto batch = rows.entriesAfter(after, recordsInTransaction);
        if (!batch)
            return batch.error();
        for (const auto& row : *batch) {
            after = row.place;
            const auto state = rows.outboxState(row.number);
            if (!state)
                return state.error();
            if (row.leaf || *state)
                continue;
            OwnEntry waiting;
            waiting.id = row.id;
            waiting.number = row.number;
            if (auto put = tables.entries.updateOwn(waiting); !put)
                return put;
        }
        if (batch->size() < recordsInTransaction)
            return success();
    }
}

Status StoreMending::Work::noteGone() {
    std::vector<std::uint64_t> gone;
    const auto newest = own.empty() ? 0 : *own.rbegin();
    for (std::uint64_t number = 1; number < newest; ++number) {
        if (!own.contains(number))
            gone.push_back(number);
    }
    return tables.profile.addOwnGone(gone);
}

OldRecord StoreMending::Work::oldRecord(const RecordId& id) {
    OldRecord old;
    auto kept = oldTables.records.record(id);
    old.readable = kept.ok();
    if (!kept)
        return old;
    old.applied = std::move(kept->applied.folded);
    old.scopes = std::move(kept->scopes);
    old.row = std::move(kept->row);
    old.historyOpen = kept->historyOpen;
    return old;
}

Status StoreMending::Work::takeRecord(const RecordId& id, const std::vector<GoodEntry>& entries) {
    const auto old = oldRecord(id);
    // Of one that left with its scope only what is still to be sent stays.
    const bool held = old.readable && !old.scopes.empty();
    auto edited = tables.records.edit(id);
    if (!edited)
        return edited.error();
    auto& record = edited->record;
    record.scopes = old.scopes;
    record.row.form = old.row.form;
    record.row.sending.reason = old.row.sending.reason;
    record.row.sending.receiptAtMs = old.row.sending.receiptAtMs;
    std::set<EntryId> here;
    for (const auto& entry : entries) {
        if (entry.unsettled || (!held && !old.applied.contains(entry.folded)))
            continue;
        if (auto done = foldIn(entry, id, record.applied); !done)
            return done;
        here.insert(entry.folded.id);
        takeForm(entry, record);
    }
    for (const auto& entry : entries) {
        if (!entry.unsettled)
            continue;
        if (!record.withWaiting)
            record.withWaiting = record.applied;
        if (auto done = foldIn(entry, id, *record.withWaiting); !done)
            return done;
        ++countOf(record.row.sending, *entry.unsettled);
        takeForm(entry, record);
    }
    const bool whole = std::ranges::all_of(old.applied, [&](const auto& folded) { return here.contains(folded.id); });
    if (!old.readable || !whole || old.historyOpen) {
        ++report.recordsWanted;
        if (auto done = tables.following.want(id); !done)
            return done;
    }
    if (record.shown().folded.empty())
        return success();
    ++report.recordsKept;
    return tables.records.put(*edited);
}

Status StoreMending::Work::foldIn(const GoodEntry& entry, const RecordId& record, RecordState& state) {
    const auto part = parts.partOf(entry.folded, record);
    if (!part)
        return part.error();
    if (*part)
        fold(state, **part);
    return success();
}

void StoreMending::Work::takeForm(const GoodEntry& entry, KeptRecord& record) {
    const auto& writtenAt = entry.folded.writtenAt;
    if (record.row.form.id.empty() || writtenAt.utcMs >= record.row.line.updatedAt.utcMs) {
        record.row.form = entry.form;
        record.row.line.updatedAt = writtenAt;
    }
}

Status StoreMending::Work::takeRecords() {
    // Records whose row is there and of whose entries none is.
    const auto done = copy.each("id", "records", "ref", [this](const Statement& row) -> Status {
        entriesOf[row.id<RecordId>(0)];
        return success();
    });
    if (!done)
        return done.error();
    auto next = entriesOf.begin();
    while (next != entriesOf.end()) {
        const auto batch = inOneTransaction([&]() -> Status {
            for (std::size_t i = 0; i < recordsInTransaction && next != entriesOf.end(); ++i, ++next) {
                if (auto taken = takeRecord(next->first, next->second); !taken)
                    return taken;
            }
            return success();
        });
        if (!batch)
            return batch;
    }
    return success();
}

StoreMending::StoreMending(
    const ProfileDirectory& profile, BytesView databaseKey, RecordSummariser& summariser, Clock& clock)
    : profile_(profile)
    , databaseKey_(databaseKey)
    , summariser_(summariser)
    , clock_(clock) {}

Status StoreMending::ask(const ProfileDirectory& profile) {
    return isAsked(profile) ? success() : writeFileDurably(profile.mend(), {});
}

bool StoreMending::isAsked(const ProfileDirectory& profile) {
    std::error_code failure;
    return fs::exists(profile.mend(), failure);
}

Status StoreMending::finish(const ProfileDirectory& profile) {
    std::error_code failure;
    if (!fs::exists(profile.mendedStore(), failure))
        return success();
    // The log of the old file first: the new one must never be read with it.
    for (const auto* suffix : {"-wal", "-shm"}) {
        if (auto removed = removeFile(beside(profile.store(), suffix)); !removed)
            return removed;
    }
    fs::rename(profile.mendedStore(), profile.store(), failure);
    if (failure)
        return fail(
            ErrorCode::StorageFailed, "Could not put the mended store in its place in " + profile.root.string() + ".");
    return removeFile(profile.mend());
}

Result<MendReport> StoreMending::run() {
    const auto scratch = beside(profile_.store(), ".mending");
    for (const auto* suffix : {"", "-wal", "-shm"}) {
        if (auto removed = removeFile(beside(scratch, suffix)); !removed)
            return removed.error();
    }
    auto report = fill(scratch);
    if (!report)
        return report;
    if (auto moved = moveWithoutReplacing(scratch, profile_.mendedStore()); !moved)
        return moved.error();
    if (report->unreadable) {
        std::error_code nothingThere;
        fs::rename(profile_.store(), profile_.unreadableStore(), nothingThere);
    }
    if (auto finished = finish(profile_); !finished)
        return finished.error();
    return report;
}

Result<MendReport> StoreMending::fill(const fs::path& scratch) {
    auto old = Database::open(profile_.store(), databaseKey_, Database::Mode::ReadWrite);
    const bool unreadable = !old
        && (old.error().code == ErrorCode::NotOurs || old.error().code == ErrorCode::Corrupt
            || old.error().code == ErrorCode::NotFound);
    if (!old && !unreadable)
        return old.error();
    if (old) {
        const auto migrated = migrate(*old, tabletApplicationId, tabletMigrations());
        if (!migrated && migrated.error().code == ErrorCode::FromTheFuture)
            return migrated.error();
    }
    auto fresh = Database::open(scratch, databaseKey_, Database::Mode::ReadWriteCreate);
    if (!fresh)
        return fresh.error();
    if (auto migrated = migrate(*fresh, tabletApplicationId, tabletMigrations()); !migrated)
        return migrated.error();
    const auto savedDrafts = draftRevisionsIn(profile_.box());
    Work work(old ? *old : *fresh, *fresh, summariser_);
    work.report.atMs = clock_.now().utcMs;
    work.report.unreadable = unreadable;
    if (old) {
        if (auto done = work.takeAll(savedDrafts); !done)
            return done.error();
    }
    if (auto done = work.inOneTransaction([&] { return finishProfile(work.tables, work.report); }); !done)
        return done.error();
    if (auto emptied = fresh->emptyLog(); !emptied)
        return emptied.error();
    return work.report;
}

Status StoreMending::finishProfile(TabletTables& tables, MendReport& report) {
    auto enrolled = tables.profile.enrolled();
    if (!enrolled) {
        enrolled = readSealedEnrolment(profile_, databaseKey_);
        if (!enrolled)
            return fail(ErrorCode::Corrupt,
                "The store in " + profile_.root.string()
                    + " cannot be read, and what enrolment gave neither. Nothing saved is lost: ask your administrator "
                      "to enrol this tablet anew and to recover its black box.");
        if (auto set = tables.profile.setEnrolled(*enrolled); !set)
            return set;
    }
    if (auto added = tables.signers.add(enrolled->signer, true); !added)
        return added;
    // Due at the next exchange: what was lost without a trace is found by the server's digests.
    if (auto set = tables.profile.setCompared({0, false, 0}); !set)
        return set;
    SweepStanding standing;
    standing.mended = report;
    return tables.profile.setSweep(canonicalBytes(standing));
}

} // namespace seenheard
