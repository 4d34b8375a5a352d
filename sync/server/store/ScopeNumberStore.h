#pragma once

#include "platform/database/Database.h"
#include "sync/records/RecordScope.h"

#include <map>
#include <set>
#include <span>

namespace seenheard {

/// Small numbers for scopes, given in the order of first mention. One turn of the sequencer, one object: what a turn
/// that fails has given is forgotten with it.
class ScopeNumbers {
public:
    [[nodiscard]] Result<std::int64_t> numberOf(Database& data, const RecordScope& scope);

private:
    std::map<RecordScope, std::int64_t> known_;
};

/// How a record's row names its scopes.
[[nodiscard]] Bytes scopeNumbers(std::span<const std::int64_t> numbers);
[[nodiscard]] Result<std::vector<std::int64_t>> scopeNumbersIn(BytesView numbers);
[[nodiscard]] Result<std::set<RecordScope>> scopesIn(Database& data, BytesView numbers);

} // namespace seenheard
