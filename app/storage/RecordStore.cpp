#include "app/storage/RecordStore.h"

#include "sync/protocol/AdministrativeAct.h"

#include <algorithm>

namespace seenheard {

/// A row while it is being changed.
struct RecordStore::Row {
    std::optional<std::int64_t> ref; ///< Nothing for a record that is not here yet.
    KeptRecord record;
};

namespace {

const std::string selectLine =
    "SELECT id, updated_ms, updated_offset, updated_quality, form_id, form_hash, title, children, officer_name, "
    "submitted, mine, differences, own_waiting, own_received, own_applied, own_held, own_refused, hold_reason, "
    "receipt_at_ms";
constexpr int lineColumns = 19;

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

void foldInto(KeptRecord& stored, RecordState& state, const RecordPart& part) {
    fold(state, part.input);
    if (part.input.entry.writtenAt.utcMs >= stored.row.line.updatedAt.utcMs || stored.row.form.id.empty())
        stored.row.form = part.form;
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

Result<std::vector<RecordRow>> RecordStore::list(std::size_t most, std::size_t after) {
    auto select = database_.prepare(selectLine
        + " FROM records WHERE form_id <> 'administration' "
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

Result<std::size_t> RecordStore::count() {
    auto select = database_.prepare("SELECT count(*) FROM records WHERE form_id <> 'administration'");
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

Result<std::optional<RecordStore::Row>> RecordStore::read(const RecordId& id) {
    auto select = database_.prepare(selectLine + ", ref, applied, with_waiting FROM records WHERE id = ?");
    if (!select)
        return select.error();
    const auto found = select->bind(0, id).row();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<Row>{};
    Row row;
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

Status RecordStore::write(Row& row, bool forSearch) {
    auto& stored = row.record;
    auto& line = stored.row.line;
    line = summariser_.lineOf(ShownRecord{stored.row.form, stored.shown()}, sources_);
    // The id is not written again: that would touch its index for nothing.
    auto save = row.ref
        ? database_.prepare("UPDATE records SET updated_ms = ?, updated_offset = ?, updated_quality = ?, form_id = ?, "
                            "form_hash = ?, title = ?, children = ?, officer_name = ?, submitted = ?, mine = ?, "
                            "differences = ?, own_waiting = ?, own_received = ?, own_applied = ?, own_held = ?, "
                            "own_refused = ?, hold_reason = ?, receipt_at_ms = ?, applied = ?, "
                            "with_waiting = ?, unindexed = max(unindexed, ?) WHERE ref = ?")
        : database_.prepare("INSERT INTO records(updated_ms, updated_offset, updated_quality, form_id, form_hash, "
                            "title, children, officer_name, submitted, mine, differences, own_waiting, own_received, "
                            "own_applied, own_held, own_refused, hold_reason, receipt_at_ms, applied, with_waiting, "
                            "unindexed, id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
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
    // Acts of administrators are no words of officers: nobody looks for them.
    save->bind(18, applied).bind(19, shown).bind(20, forSearch && stored.row.form.id != administrationForm);
    if (row.ref)
        save->bind(21, *row.ref);
    else
        save->bind(21, stored.row.id);
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
    auto row = std::move(*found).value_or(Row{});
    auto& stored = row.record;
    stored.row.id = stored.applied.id = part.record;
    if (!stored.withWaiting)
        stored.withWaiting = stored.applied;
    foldInto(stored, *stored.withWaiting, part);
    ++stored.row.sending.waiting;
    return write(row, false);
}

Status RecordStore::applyParts(const std::vector<RecordPart>& parts) {
    std::vector<std::size_t> order(parts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t left, std::size_t right) { return parts[left].record < parts[right].record; });

    for (std::size_t at = 0; at < order.size();) {
        const auto& id = parts[order[at]].record;
        auto found = read(id);
        if (!found)
            return found.error();
        auto row = std::move(*found).value_or(Row{});
        auto& stored = row.record;
        stored.row.id = stored.applied.id = id;
        for (; at < order.size() && parts[order[at]].record == id; ++at) {
            const auto& part = parts[order[at]];
            foldInto(stored, stored.applied, part);
            // Folding is idempotent: an own part that waits here already changes nothing the second time.
            if (stored.withWaiting)
                fold(*stored.withWaiting, part.input);
        }
        if (stored.withWaiting && stored.withWaiting->folded == stored.applied.folded)
            stored.withWaiting.reset();
        if (auto wrote = write(row); !wrote)
            return wrote;
    }
    return success();
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

Result<std::set<FoldedEntry>> RecordStore::purge(const RecordId& id) {
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
    // What is deleted from an index leaves its words until their segment is merged.
    auto merge = database_.prepare("INSERT INTO record_words(record_words) VALUES('optimize')");
    if (!words || !row || !merge)
        return !words ? words.error() : !row ? row.error() : merge.error();
    if (auto ran = words->bind(0, *(*found)->ref).run(); !ran)
        return ran.error();
    if (auto ran = row->bind(0, *(*found)->ref).run(); !ran)
        return ran.error();
    if (auto ran = merge->run(); !ran)
        return ran.error();
    return folded;
}

} // namespace seenheard
