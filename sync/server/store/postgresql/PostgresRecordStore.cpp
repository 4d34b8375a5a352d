#include "sync/server/store/postgresql/PostgresRecordStore.h"

#include "sync/server/store/ScopeNumberStore.h"
#include "sync/server/store/postgresql/PostgresScopeStore.h"

namespace seenheard {

namespace {

/// What a row says that its key and its scopes' names make a record of.
struct SealedRecord {
    std::int64_t number = 0;
    std::string form;
    std::optional<BytesView> state;
    bool isSaidDisposed = false;
    std::vector<std::int64_t> scopes;
};

Result<SealedRecord> sealedRecordIn(const PostgresRow& row) {
    SealedRecord record{row.integer(0), row.text(2), std::nullopt, !row.isNull(5), {}};
    if (row.isNull(3))
        return record;
    record.state = row.blob(3);
    auto scopes = scopeNumbersIn(row.blob(4));
    if (!scopes)
        return scopes.error();
    record.scopes = std::move(*scopes);
    return record;
}

} // namespace

Result<std::vector<std::optional<FoundRow>>> PostgresRecordStore::find(std::span<const RecordId> ids) {
    std::vector<std::optional<FoundRow>> found(ids.size());
    const auto rows = connection_.data.run(
        "select r.number, r.id, r.form, r.state, r.scopes, r.disposed_leaf from unnest($1) as w (id) "
        "join record_ids i on i.id = w.id join records r on r.number = i.number",
        {octetsOfEach(ids)});
    if (!rows)
        return rows.error();
    std::unordered_map<RecordId, SealedRecord> sealed;
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> scopeNumbers;
    for (const auto row : *rows) {
        auto record = sealedRecordIn(row);
        if (!record)
            return record.error();
        numbers.push_back(record->number);
        scopeNumbers.insert(scopeNumbers.end(), record->scopes.begin(), record->scopes.end());
        sealed.emplace(row.id<RecordId>(1), std::move(*record));
    }
    const auto keys = PostgresRecordKeyStore(connection_).find(numbers);
    const auto scopes = PostgresScopeStore(connection_.data).named(scopeNumbers);
    if (!keys || !scopes)
        return !keys ? keys.error() : scopes.error();
    for (std::size_t at = 0; at < ids.size(); ++at) {
        const auto row = sealed.find(ids[at]);
        if (row == sealed.end())
            continue;
        const auto& stored = row->second;
        auto& record = found[at]
                           .emplace(FoundRow{StoredRecord{ids[at], stored.form, {}, false, {}, 0},
                               stored.state.has_value(), stored.isSaidDisposed})
                           .record;
        record.state.id = ids[at];
        const auto key = keys->find(stored.number);
        record.disposed = key == keys->end();
        if (record.disposed || !stored.state)
            continue;
        auto state = openState(ids[at], *stored.state, key->second);
        if (!state)
            return state.error();
        record.state = std::move(*state);
        for (const auto number : stored.scopes)
            record.scopes.insert(scopes->at(number));
    }
    return found;
}

Result<std::unordered_map<RecordId, std::int64_t>> PostgresRecordStore::numbersOf(const std::vector<RecordId>& ids) {
    std::unordered_map<RecordId, std::int64_t> numbers;
    if (ids.empty())
        return numbers;
    const auto rows = connection_.data.run(
        "select i.id, i.number from unnest($1) as w (id) join record_ids i on i.id = w.id", {octetsOfEach(ids)});
    if (!rows)
        return rows.error();
    for (const auto row : *rows)
        numbers.emplace(row.id<RecordId>(0), row.integer(1));
    return numbers;
}

} // namespace seenheard
