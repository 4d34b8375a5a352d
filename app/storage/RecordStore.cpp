#include "app/storage/RecordStore.h"

#include "platform/crypto/Hashing.h"
#include "platform/database/Rows.h"
#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/ViewEvent.h"

#include <algorithm>
#include <utility>

namespace seenheard {

namespace {

const std::string selectLine =
    "SELECT id, updated_ms, updated_offset, updated_quality, form_id, form_hash, title, children, officer_name, "
    "submitted, mine, differences, own_waiting, own_received, own_applied, own_held, own_refused, hold_reason, "
    "receipt_at_ms, finished, entries";
constexpr int lineColumns = 21;

RecordRow rowAt(const Statement& at) {
    RecordRow row;
    row.id = at.id<RecordId>(0);
    row.line.updatedAt = {
        at.integer(1), static_cast<std::int32_t>(at.integer(2)), static_cast<ClockQuality>(at.integer(3))};
    row.form = {at.text(4), at.id<Hash>(5)};
    row.line.title = at.text(6);
    row.line.children = at.text(7);
    row.line.officerName = at.text(8);
    row.line.submitted = at.integer(9) != 0;
    row.line.mine = at.integer(10) != 0;
    const auto count = [&](int column) { return static_cast<std::uint32_t>(at.integer(column)); };
    row.line.differences = count(11);
    row.sending.waiting = count(12);
    row.sending.received = count(13);
    row.sending.applied = count(14);
    row.sending.held = count(15);
    row.sending.refused = count(16);
    row.sending.reason = static_cast<HoldReason>(at.integer(17));
    row.sending.receiptAtMs = at.integer(18);
    row.line.finished = at.integer(19) != 0;
    row.line.entries = count(20);
    return row;
}

Result<std::vector<RecordRow>> rowsOf(Statement& select) {
    std::vector<RecordRow> rows;
    for (;;) {
        const auto row = select.row();
        if (!row)
            return row.error();
        if (!*row)
            return rows;
        rows.push_back(rowAt(select));
    }
}

/// Acts of administrators, and what was looked at, are no words of officers: nobody looks for them.
bool hasWords(const FormRef& form) {
    return form.id != administrationForm && form.id != viewingForm;
}

Error notHere() {
    return fail(ErrorCode::NotFound, "That record is not on this tablet.");
}

Result<RecordState> stateAt(const Statement& at, int column, const RecordId& id) {
    if (at.isNull(column))
        return RecordState{id, {}, {}, {}};
    auto state = recordStateFrom(at.blob(column));
    if (!state)
        return fail(ErrorCode::Corrupt, "Record " + id.hex() + " in the store is damaged: " + state.error().message);
    return state;
}

Bytes scopesOctets(const std::vector<std::int64_t>& scopes) {
    CborWriter writer;
    writer.array(scopes.size());
    for (const auto scope : scopes)
        writer.integer(scope);
    return writer.take();
}

Result<std::vector<std::int64_t>> scopesAt(const Statement& at, int column) {
    CborReader reader(at.blob(column));
    std::vector<std::int64_t> scopes;
    for (auto left = reader.array(limits::scopesFollowed); left > 0 && !reader.failed(); --left)
        scopes.push_back(reader.integer());
    if (auto status = reader.finish("scopes of a record"); !status)
        return status.error();
    return scopes;
}

bool isNewest(const KeptRecord& stored, const Instant& writtenAt) {
    return writtenAt.utcMs >= stored.row.line.updatedAt.utcMs || stored.row.form.id.empty();
}

std::uint32_t* counterOf(RecordSending& sending, EntryState state) {
    switch (state) {
    case EntryState::Waiting: return &sending.waiting;
    case EntryState::Received: return &sending.received;
    case EntryState::Applied: return &sending.applied;
    case EntryState::Held: return &sending.held;
    case EntryState::Refused: return &sending.refused;
    }
    return nullptr;
}

} // namespace

void KeptRecord::take(const Part& part, const VerifiedEntry& entry) {
    const auto folded = foldedEntryOf(entry);
    // What waited alone has been folded already, on top of the very same.
    const bool waitedAlone = withWaiting && withWaiting->folded.contains(folded) && !applied.folded.contains(folded)
        && withWaiting->folded.size() == applied.folded.size() + 1;
    if (waitedAlone) {
        applied = *std::exchange(withWaiting, std::nullopt);
    } else {
        fold(applied, folded, part.operations);
        // Folding is idempotent: an own part that waits here already changes nothing the second time.
        if (withWaiting)
            fold(*withWaiting, folded, part.operations);
        if (withWaiting && withWaiting->folded == applied.folded)
            withWaiting.reset();
    }
    takeForm(entry.header);
}

void KeptRecord::takeForm(const EntryHeader& header) {
    if (isNewest(*this, header.writtenAt))
        row.form = header.form;
}

Result<std::vector<RecordRow>> RecordStore::list(std::size_t most, std::size_t after) {
    auto select = database_.prepare(selectLine
        + " FROM records WHERE form_id NOT IN ('administration', 'viewing') "
          "ORDER BY updated_ms DESC, ref DESC LIMIT ? OFFSET ?");
    if (!select)
        return select.error();
    select->bind(0, std::uint64_t{most}).bind(1, std::uint64_t{after});
    return rowsOf(*select);
}

Result<std::vector<RecordRow>> RecordStore::differing(std::size_t most) {
    auto select =
        database_.prepare(selectLine + " FROM records WHERE differences > 0 ORDER BY updated_ms DESC LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, std::uint64_t{most});
    return rowsOf(*select);
}

Result<std::vector<RecordRow>> RecordStore::changedBefore(std::int64_t utcMs, std::size_t most) {
    // Each kind has an index of its own, so that no more is read than is old.
    auto select = database_.prepare(selectLine
        + " FROM records WHERE ref IN ("
          "SELECT ref FROM (SELECT ref, updated_ms FROM records INDEXED BY records_by_update "
          "WHERE form_id NOT IN ('administration', 'viewing') AND updated_ms < ?1 "
          "UNION ALL SELECT ref, updated_ms FROM records INDEXED BY records_of_looks "
          "WHERE form_id = 'viewing' AND updated_ms < ?1 ORDER BY updated_ms, ref LIMIT ?2)) "
          "ORDER BY updated_ms, ref");
    if (!select)
        return select.error();
    select->bind(0, utcMs).bind(1, std::uint64_t{most});
    return rowsOf(*select);
}

Result<std::vector<RecordRow>> RecordStore::changedSince(std::int64_t utcMs, std::size_t most) {
    auto select = database_.prepare(selectLine
        + " FROM records INDEXED BY records_by_update WHERE form_id NOT IN ('administration', 'viewing') "
          "AND updated_ms >= ? ORDER BY updated_ms DESC, ref DESC LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, utcMs).bind(1, std::uint64_t{most});
    return rowsOf(*select);
}

Result<std::vector<RecordRow>> RecordStore::reviewWorkSince(std::int64_t utcMs, std::size_t most) {
    auto select = database_.prepare(selectLine
        + " FROM records INDEXED BY records_of_reviews WHERE form_id IN ('review', 'referral') "
          "AND updated_ms >= ? ORDER BY updated_ms DESC, ref DESC LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, utcMs).bind(1, std::uint64_t{most});
    return rowsOf(*select);
}

Result<std::vector<RecordId>> RecordStore::ofForm(std::string_view formId) {
    auto select = database_.prepare("SELECT id FROM records WHERE form_id = ?");
    if (!select)
        return select.error();
    select->bind(0, formId);
    return allRows<RecordId>(*select, [](const Statement& row) { return row.id<RecordId>(0); });
}

Result<std::size_t> RecordStore::count() {
    auto select = database_.prepare("SELECT count(*) FROM records WHERE form_id NOT IN ('administration', 'viewing')");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return static_cast<std::size_t>(select->integer(0));
}

Result<std::uint64_t> RecordStore::differences() {
    auto select = database_.prepare("SELECT coalesce(sum(differences), 0) FROM records WHERE differences > 0");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return static_cast<std::uint64_t>(select->integer(0));
}

Result<std::optional<RecordStore::Edited>> RecordStore::read(const RecordId& id) {
    auto select =
        database_.prepare(selectLine + ", ref, applied, with_waiting, scopes, history_open FROM records WHERE id = ?");
    if (!select)
        return select.error();
    const auto found = select->bind(0, id).row();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<Edited>{};
    Edited row;
    row.ref = select->integer(lineColumns);
    row.record.row = rowAt(*select);
    auto applied = stateAt(*select, lineColumns + 1, id);
    if (!applied)
        return applied.error();
    row.record.applied = std::move(*applied);
    if (!select->isNull(lineColumns + 2)) {
        auto shown = stateAt(*select, lineColumns + 2, id);
        if (!shown)
            return shown.error();
        row.record.withWaiting = std::move(*shown);
    }
    auto scopes = scopesAt(*select, lineColumns + 3);
    if (!scopes)
        return scopes.error();
    row.record.scopes = std::move(*scopes);
    row.record.historyOpen = select->integer(lineColumns + 4) != 0;
    return std::optional(std::move(row));
}

Result<KeptRecord> RecordStore::record(const RecordId& id) {
    auto row = read(id);
    if (!row)
        return row.error();
    if (!*row)
        return notHere();
    return std::move((*row)->record);
}

Result<std::vector<RecordRow>> RecordStore::matching(std::string_view query, std::size_t most) {
    auto select = database_.prepare(selectLine
        + " FROM (SELECT rowid AS found FROM record_words WHERE record_words MATCH ? ORDER BY rowid DESC LIMIT ?) "
          "JOIN records ON ref = found ORDER BY found DESC");
    if (!select)
        return select.error();
    select->bind(0, query).bind(1, std::uint64_t{most});
    return rowsOf(*select);
}

Result<RecordRow> RecordStore::row(const RecordId& id) {
    auto select = database_.prepare(selectLine + " FROM records WHERE id = ?");
    if (!select)
        return select.error();
    const auto found = select->bind(0, id).row();
    if (!found)
        return found.error();
    if (!*found)
        return notHere();
    return rowAt(*select);
}

Result<bool> RecordStore::has(const RecordId& id) {
    auto select = database_.prepare("SELECT 1 FROM records WHERE id = ?");
    if (!select)
        return select.error();
    return select->bind(0, id).row();
}

Status RecordStore::write(Edited& row, bool forSearch) {
    auto& stored = row.record;
    auto& line = stored.row.line;
    line = summariser_.lineOf(ShownRecord{stored.row.form, stored.shown()}, sources_);
    // The id is not written again: that would touch its index for nothing.
    auto save = row.ref
        ? database_.prepare(
            "UPDATE records SET updated_ms = ?, updated_offset = ?, updated_quality = ?, form_id = ?, "
            "form_hash = ?, title = ?, children = ?, officer_name = ?, submitted = ?, mine = ?, "
            "differences = ?, own_waiting = ?, own_received = ?, own_applied = ?, own_held = ?, "
            "own_refused = ?, hold_reason = ?, receipt_at_ms = ?, applied = ?, "
            "with_waiting = ?, unindexed = max(unindexed, ?), scopes = ?, history_open = ?, digest = ?, "
            "finished = ?, entries = ? WHERE ref = ?")
        : database_.prepare("INSERT INTO records(updated_ms, updated_offset, updated_quality, form_id, form_hash, "
                            "title, children, officer_name, submitted, mine, differences, own_waiting, own_received, "
                            "own_applied, own_held, own_refused, hold_reason, receipt_at_ms, applied, with_waiting, "
                            "unindexed, scopes, history_open, digest, finished, entries, id) "
                            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!save)
        return save.error();
    const auto& sending = stored.row.sending;
    save->bind(0, line.updatedAt.utcMs).bind(1, std::int64_t{line.updatedAt.offsetMinutes});
    save->bind(2, static_cast<int>(line.updatedAt.quality)).bind(3, stored.row.form.id).bind(4, stored.row.form.hash);
    save->bind(5, line.title).bind(6, line.children).bind(7, line.officerName).bind(8, line.submitted);
    save->bind(9, line.mine);
    int column = 10;
    for (const auto count :
        {line.differences, sending.waiting, sending.received, sending.applied, sending.held, sending.refused})
        save->bind(column++, std::int64_t{count});
    save->bind(16, static_cast<int>(sending.reason)).bind(17, sending.receiptAtMs);
    const auto applied = stored.applied.folded.empty() ? std::nullopt : std::optional(canonicalBytes(stored.applied));
    const auto shown = stored.withWaiting ? std::optional(canonicalBytes(*stored.withWaiting)) : std::nullopt;
    save->bind(18, applied).bind(19, shown).bind(20, forSearch && hasWords(stored.row.form));
    const auto scopes = scopesOctets(stored.scopes);
    const auto digest = applied ? std::optional(sha256(*applied)) : std::nullopt;
    save->bind(21, scopes).bind(22, stored.historyOpen).bind(23, digest);
    save->bind(24, line.finished).bind(25, std::int64_t{line.entries});
    if (row.ref)
        save->bind(26, *row.ref);
    else
        save->bind(26, stored.row.id);
    return save->run();
}

Status RecordStore::markForSearch(const RecordId& id) {
    auto mark = database_.prepare("UPDATE records SET unindexed = 1 WHERE id = ? AND unindexed = 0");
    if (!mark)
        return mark.error();
    return mark->bind(0, id).run();
}

Status RecordStore::addWaiting(const RecordPart& part) {
    auto found = read(part.record);
    if (!found)
        return found.error();
    auto row = std::move(*found).value_or(Edited{});
    auto& stored = row.record;
    stored.row.id = stored.applied.id = part.record;
    if (!stored.withWaiting)
        stored.withWaiting = stored.applied;
    fold(*stored.withWaiting, part.input);
    if (isNewest(stored, part.input.entry.writtenAt))
        stored.row.form = part.form;
    ++stored.row.sending.waiting;
    return write(row, false);
}

Result<RecordStore::Edited> RecordStore::edit(const RecordId& record) {
    auto found = read(record);
    if (!found)
        return found.error();
    auto edited = std::move(*found).value_or(Edited{});
    edited.record.row.id = edited.record.applied.id = record;
    return edited;
}

Status RecordStore::drop(const RecordId& record) {
    auto drop = database_.prepare("DELETE FROM records WHERE id = ?");
    if (!drop)
        return drop.error();
    return drop->bind(0, record).run();
}

Status RecordStore::dropWords(const RecordId& record) {
    auto drop = database_.prepare("DELETE FROM record_words WHERE rowid = (SELECT ref FROM records WHERE id = ?)");
    if (!drop)
        return drop.error();
    return drop->bind(0, record).run();
}

Status RecordStore::setScopes(const RecordId& record, const std::vector<std::int64_t>& scopes) {
    auto update = database_.prepare("UPDATE records SET scopes = ? WHERE id = ?");
    if (!update)
        return update.error();
    const auto octets = scopesOctets(scopes);
    return update->bind(0, octets).bind(1, record).run();
}

Result<std::vector<RecordId>> RecordStore::ids() {
    auto select = database_.prepare("SELECT id FROM records");
    if (!select)
        return select.error();
    return allRows<RecordId>(*select, [](const Statement& row) { return row.id<RecordId>(0); });
}

Result<std::vector<std::pair<RecordId, std::vector<std::int64_t>>>> RecordStore::heldByScopes() {
    auto select = database_.prepare("SELECT id, scopes FROM records");
    if (!select)
        return select.error();
    std::vector<std::pair<RecordId, std::vector<std::int64_t>>> held;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return held;
        auto scopes = scopesAt(*select, 1);
        if (!scopes)
            return scopes.error();
        if (!scopes->empty())
            held.emplace_back(select->id<RecordId>(0), std::move(*scopes));
    }
}

Result<std::map<std::int64_t, std::vector<RecordDigest>>> RecordStore::digestsByScope() {
    // What was put away is held as far as the server is concerned: it is needed no more, not missing.
    auto select = database_.prepare("SELECT id, scopes, digest FROM records WHERE digest IS NOT NULL UNION ALL "
                                    "SELECT record, scopes, digest FROM put_away WHERE digest IS NOT NULL "
                                    "AND record NOT IN (SELECT id FROM records WHERE digest IS NOT NULL)");
    if (!select)
        return select.error();
    std::map<std::int64_t, std::vector<RecordDigest>> digests;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return digests;
        const auto scopes = scopesAt(*select, 1);
        if (!scopes)
            return scopes.error();
        for (const auto scope : *scopes)
            digests[scope].push_back({select->id<RecordId>(0), select->id<Hash>(2)});
    }
}

Result<std::vector<std::pair<std::int64_t, RecordId>>> RecordStore::historyOpen(std::int64_t after, std::size_t most) {
    auto select =
        database_.prepare("SELECT ref, id FROM records WHERE history_open = 1 AND ref > ? ORDER BY ref LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, after).bind(1, std::uint64_t{most});
    std::vector<std::pair<std::int64_t, RecordId>> open;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return open;
        open.emplace_back(select->integer(0), select->id<RecordId>(1));
    }
}

Status RecordStore::moveSending(const RecordId& record, std::optional<EntryState> from, const OwnEntry& to) {
    auto found = row(record);
    if (!found && found.error().code == ErrorCode::NotFound)
        return success(); // A held entry of a record that is not here has no row to count on.
    if (!found)
        return found.error();
    auto& sending = found->sending;
    if (from) {
        if (auto* counter = counterOf(sending, *from); counter != nullptr && *counter > 0)
            --*counter;
    }
    if (auto* counter = counterOf(sending, to.state))
        ++*counter;
    if (to.reason != HoldReason::None)
        sending.reason = to.reason;
    else if (sending.held + sending.refused == 0)
        sending.reason = HoldReason::None;
    sending.receiptAtMs = std::max(sending.receiptAtMs, to.receiptAtMs);

    auto update = database_.prepare(
        "UPDATE records SET own_waiting = ?, own_received = ?, own_applied = ?, own_held = ?, own_refused = ?, "
        "hold_reason = ?, receipt_at_ms = ? WHERE id = ?");
    if (!update)
        return update.error();
    int column = 0;
    for (const auto count : {sending.waiting, sending.received, sending.applied, sending.held, sending.refused})
        update->bind(column++, std::int64_t{count});
    update->bind(5, static_cast<int>(sending.reason)).bind(6, sending.receiptAtMs).bind(7, record);
    return update->run();
}

Status RecordStore::summariseAgain(std::string_view formId) {
    auto select = database_.prepare("SELECT id FROM records WHERE form_id = ?");
    if (!select)
        return select.error();
    std::vector<RecordId> ids;
    select->bind(0, formId);
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            break;
        ids.push_back(select->id<RecordId>(0));
    }
    for (const auto& id : ids) {
        auto row = read(id);
        if (!row)
            return row.error();
        if (*row) {
            if (auto wrote = write(**row); !wrote)
                return wrote;
        }
    }
    return success();
}

Result<std::set<FoldedEntry>> RecordStore::purgeUnmerged(const RecordId& id) {
    auto found = read(id);
    if (!found)
        return found.error();
    if (!*found)
        return std::set<FoldedEntry>{};
    auto folded = (*found)->record.applied.folded;
    const auto& shown = (*found)->record.shown().folded;
    folded.insert(shown.begin(), shown.end());
    auto words = database_.prepare("DELETE FROM record_words WHERE rowid = ?");
    auto row = database_.prepare("DELETE FROM records WHERE ref = ?");
    if (!words || !row)
        return !words ? words.error() : row.error();
    if (auto ran = words->bind(0, *(*found)->ref).run(); !ran)
        return ran.error();
    if (auto ran = row->bind(0, *(*found)->ref).run(); !ran)
        return ran.error();
    return folded;
}

Status RecordStore::mergeWords() {
    auto merge = database_.prepare("INSERT INTO record_words(record_words) VALUES('optimize')");
    return merge ? merge->run() : Status(merge.error());
}

Result<std::set<FoldedEntry>> RecordStore::purge(const RecordId& id) {
    const auto has = this->has(id);
    if (!has || !*has)
        return has ? Result(std::set<FoldedEntry>{}) : has.error();
    auto folded = purgeUnmerged(id);
    if (!folded)
        return folded;
    const auto merged = mergeWords();
    return merged ? std::move(folded) : Result<std::set<FoldedEntry>>(merged.error());
}

} // namespace seenheard
