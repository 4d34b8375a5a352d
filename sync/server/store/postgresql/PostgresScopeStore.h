#pragma once

#include "sync/records/RecordScope.h"
#include "sync/server/store/postgresql/PostgresDatabase.h"

#include <map>
#include <set>

namespace seenheard {

/// Small numbers for scopes, given in the order of first mention; inside a transaction or a read of the caller.
class PostgresScopeStore {
public:
    explicit PostgresScopeStore(PostgresDatabase& data) : data_(data) {}

    /// Those that are known; the others have never been in any feed.
    [[nodiscard]] Result<std::map<RecordScope, std::int64_t>> find(const std::set<RecordScope>& scopes);
    /// All of them: who has none is given one.
    [[nodiscard]] Result<std::map<RecordScope, std::int64_t>> introduce(const std::set<RecordScope>& scopes);
    [[nodiscard]] Result<std::map<std::int64_t, RecordScope>> named(const std::vector<std::int64_t>& numbers);

private:
    PostgresDatabase& data_;
};

} // namespace seenheard
