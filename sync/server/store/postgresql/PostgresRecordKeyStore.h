#pragma once

#include "sync/server/store/RecordSealing.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

#include <unordered_map>

namespace seenheard {

/// Keys by the numbers of their records; those that were destroyed are not among them.
using RecordKeys = std::unordered_map<std::int64_t, RecordKey>;

/// The keys of records, in a database of their own that the backups of the data leave out, each sealed under the
/// secret of the machines that serve.
class PostgresRecordKeyStore {
public:
    explicit PostgresRecordKeyStore(PostgresConnection& connection) : connection_(connection) {}

    [[nodiscard]] Result<RecordKeys> find(const std::vector<std::int64_t>& numbers);
    /// The keys of new records, made where there are none. Durable before the data that needs them. A key that is there
    /// stays: two processes of which one has lost its turn without knowing must not replace each other's.
    [[nodiscard]] Result<RecordKeys> agree(const std::vector<std::int64_t>& numbers);
    /// For ever: nothing of them is left in the database's files.
    [[nodiscard]] Status destroy(const std::vector<std::int64_t>& numbers);
    /// Those of all records that the data says to be disposed of and whose keys are still there.
    [[nodiscard]] Status destroyDisposed();
    /// Those of records that were lost with a restore: their numbers are given again.
    [[nodiscard]] Status destroyBeyond(std::int64_t number);

private:
    PostgresConnection& connection_;
};

/// Looks keys up that were found before.
[[nodiscard]] inline RecordKeyOf amongst(const RecordKeys& keys) {
    return [&keys](std::int64_t number) -> Result<std::optional<RecordKey>> {
        const auto found = keys.find(number);
        return found == keys.end() ? std::optional<RecordKey>() : std::optional(found->second);
    };
}

} // namespace seenheard
