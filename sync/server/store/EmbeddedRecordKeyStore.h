#pragma once

#include "platform/database/Database.h"
#include "sync/server/store/RecordSealing.h"

namespace seenheard {

/// The keys of records, in a file of their own that the backups of the data leave out.
class EmbeddedRecordKeyStore {
public:
    explicit EmbeddedRecordKeyStore(Database& keys) : keys_(keys) {}

    [[nodiscard]] Result<std::optional<RecordKey>> find(std::int64_t number);
    /// Durable when it returns success; made before the data that needs them. A key that a crash left without data is
    /// replaced.
    [[nodiscard]] Status add(std::span<const KeyedRecord> records);

private:
    Database& keys_;
};

} // namespace seenheard
