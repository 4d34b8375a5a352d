#pragma once

#include "sync/server/store/LogStore.h"
#include "sync/server/store/postgresql/PostgresRecordKeyStore.h"

namespace seenheard {

/// A record as it was found; `disposed` where its key has gone.
struct FoundRow {
    StoredRecord record;
    bool hasState = false;
    bool isSaidDisposed = false; ///< By an entry. Its key goes after it.
};

/// Records as folded so far; inside a transaction or a read of the caller.
class PostgresRecordStore {
public:
    explicit PostgresRecordStore(PostgresConnection& connection) : connection_(connection) {}

    /// One a record, in the order asked; nothing where no entry names it.
    [[nodiscard]] Result<std::vector<std::optional<FoundRow>>> find(std::span<const RecordId> ids);
    /// The numbers of those that some entry names.
    [[nodiscard]] Result<std::unordered_map<RecordId, std::int64_t>> numbersOf(const std::vector<RecordId>& ids);

private:
    PostgresConnection& connection_;
};

} // namespace seenheard
