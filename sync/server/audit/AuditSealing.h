#pragma once

#include "sync/server/sequencer/Administration.h"

namespace seenheard {

/// Brings digests of the audit's rows into the log, an hour's at a time. Any process may; rows that two have sealed are
/// sealed twice, which says the same.
class AuditSealing {
public:
    static constexpr std::int64_t everyMs = 60LL * 60 * 1000;
    static constexpr std::size_t rowsInSeal = 10'000;

    AuditSealing(ServerStore& store, const ServerIdentity& identity, const Clock& clock, Random& random)
        : store_(store)
        , identity_(identity)
        , clock_(clock)
        , random_(random) {}

    /// Every row that is there and in no seal. Yields how many.
    [[nodiscard]] Result<std::uint64_t> seal();
    /// The seals in the log, in their order; what cannot be read as one is left out.
    [[nodiscard]] static Result<std::vector<AuditSeal>> sealsIn(LogStore& log);

private:
    ServerStore& store_;
    const ServerIdentity& identity_;
    const Clock& clock_;
    Random& random_;
};

/// What a seal over these rows says.
[[nodiscard]] AuditSeal sealOver(const std::vector<AuditRow>& rows);

} // namespace seenheard
