#include "app/storage/SweepStore.h"

#include "app/storage/EntryPlace.h"
#include "platform/database/ReadSnapshot.h"
#include "platform/database/Rows.h"

namespace seenheard {

namespace {

const std::string selectRecord =
    "SELECT r.ref, r.id, r.form_id, r.form_hash, r.history_open, length(r.scopes) > 1, r.digest, r.applied, "
    "r.with_waiting, "
    "coalesce((SELECT i.ref FROM records AS i WHERE i.id = r.id) = r.ref, 0) "
    "AND (r.form_id IN ('administration', 'viewing') OR EXISTS(SELECT 1 FROM records AS i INDEXED BY records_by_update "
    "WHERE i.updated_ms = r.updated_ms AND i.ref = r.ref AND i.form_id NOT IN ('administration', 'viewing'))) "
    "AND (r.form_id <> 'viewing' OR EXISTS(SELECT 1 FROM records AS i INDEXED BY records_of_looks "
    "WHERE i.updated_ms = r.updated_ms AND i.ref = r.ref AND i.form_id = 'viewing')) "
    "AND (r.differences = 0 OR EXISTS(SELECT 1 FROM records AS i INDEXED BY records_differing "
    "WHERE i.updated_ms = r.updated_ms AND i.ref = r.ref AND i.differences > 0)) "
    "AND (r.history_open = 0 OR EXISTS(SELECT 1 FROM records AS i INDEXED BY records_of_open_history "
    "WHERE i.ref = r.ref AND i.history_open = 1)) "
    "FROM records AS r ";

std::optional<Bytes> octetsAt(const Statement& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional(copyOf(row.blob(column)));
}

SweptRecord recordAt(const Statement& row) {
    SweptRecord record;
    record.ref = row.integer(0);
    record.id = row.id<RecordId>(1);
    record.form = {row.text(2), row.id<Hash>(3)};
    record.historyOpen = row.integer(4) != 0;
    record.scoped = row.integer(5) != 0;
    if (!row.isNull(6))
        record.digest = row.id<Hash>(6);
    record.applied = octetsAt(row, 7);
    record.withWaiting = octetsAt(row, 8);
    record.indexed = row.integer(9) != 0;
    return record;
}

} // namespace

SweptEntry sweptEntryAt(const Statement& row) {
    SweptEntry entry;
    entry.place = row.integer(0);
    entry.signer = signerAt(entry.place);
    entry.number = numberAt(entry.place);
    entry.id = row.id<EntryId>(1);
    if (!row.isNull(2))
        entry.leaf = static_cast<std::uint64_t>(row.integer(2));
    entry.held = static_cast<HoldReason>(row.integer(3));
    entry.receiptAtMs = row.integer(4);
    entry.entry = copyOf(row.blob(5));
    return entry;
}

Result<std::vector<SweptEntry>> SweepStore::entriesAfter(std::int64_t place, std::size_t most) {
    auto select = database_.prepare(
        "SELECT " + std::string(sweptEntryColumns) + " FROM entries WHERE place > ? ORDER BY place LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, place).bind(1, std::uint64_t{most});
    return allRows<SweptEntry>(*select, sweptEntryAt);
}

Result<std::vector<SweptRecord>> SweepStore::recordsAfter(std::int64_t ref, std::size_t most) {
    auto select = database_.prepare(selectRecord + "WHERE r.ref > ? ORDER BY r.ref LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, ref).bind(1, std::uint64_t{most});
    return allRows<SweptRecord>(*select, recordAt);
}

Result<std::optional<SweptRecord>> SweepStore::record(const RecordId& id) {
    auto select = database_.prepare(selectRecord + "WHERE r.id = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, id).row();
    if (!row)
        return row.error();
    return *row ? std::optional(recordAt(*select)) : std::nullopt;
}

Result<std::vector<std::uint64_t>> SweepStore::outboxWithoutEntry() {
    auto select = database_.prepare("SELECT o.number FROM outbox AS o WHERE NOT EXISTS(SELECT 1 FROM entries AS e "
                                    "WHERE e.place BETWEEN ?1 + (o.number << ?2) AND ?1 + (o.number << ?2) + ?3 "
                                    "AND e.id = o.id) ORDER BY o.number");
    if (!select)
        return select.error();
    select->bind(0, firstPlace(CertificateStore::ownRef, 0)).bind(1, forkBits).bind(2, (1 << forkBits) - 1);
    return allRows<std::uint64_t>(
        *select, [](const Statement& row) { return static_cast<std::uint64_t>(row.integer(0)); });
}

Result<std::optional<EntryState>> SweepStore::outboxState(std::uint64_t number) {
    auto select = database_.prepare("SELECT state FROM outbox WHERE number = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, number).row();
    if (!row)
        return row.error();
    return *row ? std::optional(static_cast<EntryState>(select->integer(0))) : std::nullopt;
}

Result<bool> SweepStore::isWanted(const RecordId& record) {
    auto select = database_.prepare("SELECT 1 FROM wanted WHERE record = ?");
    if (!select)
        return select.error();
    return select->bind(0, record).row();
}

Result<std::uint64_t> SweepStore::pages() {
    auto select = database_.prepare("PRAGMA page_count");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return static_cast<std::uint64_t>(select->integer(0));
}

Result<bool> SweepStore::areWhole(std::uint64_t first, std::uint64_t last) {
    // SQLCipher hands out zeros for a page whose code does not fit, and an error with the next page that is read
    // before the connection lets go of the file: hence one state of the file, and the first page once more at the end.
    const auto snapshot = ReadSnapshot::begin(database_);
    if (!snapshot)
        return snapshot.error();
    auto select = database_.prepare("SELECT length(data) FROM sqlite_dbpage WHERE pgno = ?");
    if (!select)
        return false;
    for (auto page = first; page <= last + 1; ++page) {
        if (const auto row = select->bind(0, page > last ? 1 : page).row(); !row)
            return false;
        if (const auto end = select->row(); !end)
            return false;
    }
    return true;
}

Result<bool> SweepStore::isSound() {
    auto select = database_.prepare("PRAGMA integrity_check(1)");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return select->text(0) == "ok";
}

} // namespace seenheard
