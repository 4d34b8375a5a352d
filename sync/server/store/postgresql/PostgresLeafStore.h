#pragma once

#include "sync/server/store/LogStore.h"
#include "sync/server/store/postgresql/PostgresRecordKeyStore.h"

namespace seenheard {

/// Leaves of the log as they go to tablets; inside a read of the caller.
class PostgresLeafStore {
public:
    explicit PostgresLeafStore(PostgresConnection& connection) : connection_(connection) {}

    /// Which parts of a leaf its reader may read: by its place among those asked for, and the record's number. Without
    /// it, all.
    using MayRead = std::function<bool(std::size_t place, std::int64_t record)>;

    /// These leaves, in the order asked, until `maxBytes` of entries are reached; at least one, if there is. NotFound
    /// where one is not there.
    [[nodiscard]] Result<std::vector<StoredLeaf>> page(
        const std::vector<std::int64_t>& leaves, std::size_t maxBytes, const MayRead& mayRead = {});

private:
    [[nodiscard]] Result<std::vector<std::size_t>> sizes(const std::vector<std::int64_t>& leaves);
    [[nodiscard]] Result<std::vector<StoredLeaf>> read(
        const std::vector<std::int64_t>& leaves, std::size_t firstPlace, const MayRead& mayRead);

    PostgresConnection& connection_;
};

} // namespace seenheard
