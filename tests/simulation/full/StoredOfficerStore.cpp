#include "tests/simulation/full/StoredOfficerStore.h"

#include "tests/simulation/world/Canary.h"

#include <algorithm>

namespace seenheard {

namespace {

ReceiptState asReceipt(EntryState state) {
    switch (state) {
    case EntryState::Waiting: return ReceiptState::Unknown;
    case EntryState::Received: return ReceiptState::Received;
    case EntryState::Applied: return ReceiptState::Applied;
    case EntryState::Held: return ReceiptState::Held;
    case EntryState::Refused: return ReceiptState::Refused;
    }
    return ReceiptState::Unknown;
}

} // namespace

Result<std::unique_ptr<OfficerStore>> StoredOfficerStore::open(
    const ProfileDirectory& profile, BytesView databaseKey, const SigningKey& key, Clock& clock, Random& random) {
    std::unique_ptr<StoredOfficerStore> opened(new StoredOfficerStore(signerIdOf(key.publicKey())));
    auto store = TabletStore::open(profile, databaseKey, {opened->lines_, random, clock});
    if (!store)
        return store.error();
    opened->store_ = *std::move(store);
    opened->clock_.emplace(clock, opened->store_->profile());
    opened->writer_.emplace(*opened->store_, key, *opened->clock_, random, nullptr);
    return std::unique_ptr<OfficerStore>(std::move(opened));
}

Result<RecordSeen> StoredOfficerStore::read(const RecordId& record) {
    auto seen = writer_->read(record);
    if (!seen)
        return seen.error();
    return RecordSeen{std::move(seen->shown), std::move(seen->waiting)};
}

Result<RecordState> StoredOfficerStore::applied(const RecordId& record) {
    const auto has = store_->records().has(record);
    if (!has)
        return has.error();
    if (!*has)
        return RecordState{record, {}, {}, {}};
    auto stored = store_->records().record(record);
    if (!stored)
        return stored.error();
    auto state = std::move(stored->applied);
    state.id = record;
    return state;
}

Result<std::vector<RecordId>> StoredOfficerStore::records() {
    const auto rows = store_->records().list(100'000, 0);
    if (!rows)
        return rows.error();
    std::vector<RecordId> ids;
    for (const auto& row : *rows)
        ids.push_back(row.id);
    return ids;
}

std::optional<OwnOutcome> StoredOfficerStore::outcome(const EntryId& id) {
    const auto outcomes = store_->entries().newestOutcomes(100'000);
    if (!outcomes)
        return std::nullopt;
    const auto found = std::ranges::find(*outcomes, id, &HoldOutcome::entry);
    return found == outcomes->end() ? std::nullopt : std::optional(OwnOutcome{found->released, found->by, found->why});
}

Result<std::set<std::string>> StoredOfficerStore::canaries() {
    auto& database = store_->database();
    auto columns = database.prepare("SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c "
                                    "WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'");
    if (!columns)
        return columns.error();
    std::set<std::string> found;
    for (;;) {
        const auto column = columns->row();
        if (!column)
            return column.error();
        if (!*column)
            return found;
        auto all = database.prepare("SELECT \"" + columns->text(1) + "\" FROM \"" + columns->text(0) + "\"");
        if (!all)
            return all.error();
        for (auto row = all->row(); row && *row; row = all->row())
            collectCanaries(textOf(all->blob(0)), found);
    }
}

std::optional<RecordId> StoredOfficerStore::loseRecord(Random& random) {
    const auto ids = records();
    if (!ids || ids->empty())
        return std::nullopt;
    const auto id = ids->at(random.bytes(1).front() % ids->size());
    const auto record = store_->records().record(id);
    if (!record || record->withWaiting || record->applied.folded.empty())
        return std::nullopt;
    auto erase = store_->database().prepare("DELETE FROM records WHERE id = ?");
    return erase && erase->bind(0, id).run() ? std::optional(id) : std::nullopt;
}

Result<std::optional<OwnPlace>> StoredOfficerStore::own(std::uint64_t number, const EntryId& id) {
    const auto own = store_->entries().own(number);
    if (!own && own.error().code != ErrorCode::NotFound)
        return own.error();
    if (!own || own->id != id)
        return std::optional<OwnPlace>{};
    const auto stored = store_->entries().entry(store_->signer(), number, id);
    return std::optional(OwnPlace{
        id, number, asReceipt(own->state), stored && entryIdOf(entryFrom(stored->entry).value().header) == id});
}

} // namespace seenheard
