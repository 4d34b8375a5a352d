#pragma once

#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// What the audit's rows are worth, held against their digests and against the seals in the log.
struct AuditFindings {
    std::uint64_t rows = 0;
    std::uint64_t seals = 0;
    std::uint64_t unsealed = 0;     ///< Newer than the newest seal.
    std::vector<std::string> wrong; ///< A sentence a row, or a stretch of rows, that is not as it was noted.
};

/// Reads every row. The seals are as good as the log: 'seenheard-verify' says that.
[[nodiscard]] Result<AuditFindings> checkAudit(AuditStore& audit, LogStore& log);

} // namespace seenheard
