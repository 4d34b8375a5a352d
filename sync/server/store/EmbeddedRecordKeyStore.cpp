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

} // namespace seenheard
