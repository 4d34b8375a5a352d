#include "sync/server/handlers/ScopeDigests.h"

#include <algorithm>

namespace seenheard {

Status ScopeDigests::fill(ExchangeResponse& response, const ExchangeRequest& request) {
    for (const auto& asked : request.compare) {
        std::vector<RecordDigest> records;
        if (std::ranges::find(response.scopes, asked.scope) != response.scopes.end()) {
            const auto [lowest, highest] = boundsOf(asked.prefix);
            const auto held = feeds_.digests(asked.scope, lowest, highest);
            if (!held)
                return held.error();
            for (const auto& one : *held) {
                const bool moved = one.changedAt >= request.cursor.leaf;
                records.push_back({one.record, moved ? std::nullopt : std::optional(one.digest)});
            }
        }
        response.compared.push_back(compared(asked, records));
    }
    return success();
}

} // namespace seenheard
