#pragma once

#include "platform/database/Database.h"
#include "sync/protocol/RangeDigest.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace seenheard {

/// How many records were put away by their age and are not here, and when the last was.
struct PutAwayRecords {
    std::uint64_t records = 0;
    std::int64_t lastAtMs = 0; ///< By this tablet's clock.
};

/// Records that this tablet needs no more: which, in which followed scopes, and the digest that they had, so that the
/// daily comparison does not fetch them again. No word of them.
class PutAwayStore {
public:
    explicit PutAwayStore(Database& database) : database_(database) {}

    [[nodiscard]] Result<PutAwayRecords> standing();
    [[nodiscard]] Result<bool> has(const RecordId& record);

    /// Inside a transaction of the caller, like all below: from its row, which is still here.
    [[nodiscard]] Status add(const RecordId& record, std::int64_t atMs);
    /// It is here again, or no business of this tablet's any more.
    [[nodiscard]] Status remove(const RecordId& record);
    [[nodiscard]] Status removeAll();

private:
    Database& database_;
};

} // namespace seenheard
