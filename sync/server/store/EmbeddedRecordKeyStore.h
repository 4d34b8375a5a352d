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

    /// Destroys keys for ever: nothing of them is left in the file.
    [[nodiscard]] Status destroy(std::span<const std::int64_t> numbers);

private:
    Database& keys_;
};

/// Destroys the keys of all records that the data says to be disposed of and whose keys are still there.
[[nodiscard]] Status destroyDisposedKeys(Database& data, EmbeddedRecordKeyStore& keys);

} // namespace seenheard
