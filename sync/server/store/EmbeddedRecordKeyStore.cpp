#include "sync/server/store/EmbeddedRecordKeyStore.h"

#include "platform/database/Transaction.h"

namespace seenheard {

Result<std::optional<RecordKey>> EmbeddedRecordKeyStore::find(std::int64_t number) {
    auto select = keys_.prepare("select key from record_keys where number = ?");
    if (!select)
        return select.error();
    auto there = select->bind(0, number).row();
    if (!there)
        return there.error();
    return *there ? std::optional(select->id<RecordKey>(0)) : std::nullopt;
}

Status EmbeddedRecordKeyStore::add(std::span<const KeyedRecord> records) {
    if (records.empty())
        return success();
    auto transaction = Transaction::begin(keys_);
    if (!transaction)
        return transaction.error();
    for (const auto& record : records) {
        auto insert = keys_.prepare("insert or replace into record_keys (number, key) values (?, ?)");
        if (!insert)
            return insert.error();
        if (auto status = insert->bind(0, record.number).bind(1, record.key).run(); !status)
            return status;
    }
    return transaction->commit();
}

Status EmbeddedRecordKeyStore::destroy(std::span<const std::int64_t> numbers) {
    if (numbers.empty())
        return success();
    // What is deleted is overwritten, in the file and in the log beside it.
    if (auto status = keys_.execute("pragma secure_delete = on"); !status)
        return status;
    auto transaction = Transaction::begin(keys_);
    if (!transaction)
        return transaction.error();
    for (const auto number : numbers) {
        auto remove = keys_.prepare("delete from record_keys where number = ?");
        if (!remove)
            return remove.error();
        if (auto status = remove->bind(0, number).run(); !status)
            return status;
    }
    if (auto status = transaction->commit(); !status)
        return status;
    return keys_.execute("pragma wal_checkpoint(truncate)");
}

Status destroyDisposedKeys(Database& data, EmbeddedRecordKeyStore& keys) {
    auto select = data.prepare("select number from records where disposed_leaf is not null");
    if (!select)
        return select.error();
    std::vector<std::int64_t> numbers;
    for (auto more = select->row();; more = select->row()) {
        if (!more)
            return more.error();
        if (!*more)
            break;
        const auto key = keys.find(select->integer(0));
        if (!key)
            return key.error();
        if (key->has_value())
            numbers.push_back(select->integer(0));
    }
    return keys.destroy(numbers);
}

} // namespace seenheard
