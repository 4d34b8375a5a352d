#pragma once

#include "sync/server/store/ServerStore.h"

#include <functional>

namespace seenheard {

/// Takes octets of an export in their order.
using ExportSink = std::function<Status(BytesView)>;

/// What an export holds.
struct ExportTotals {
    std::uint64_t leaves = 0;
    std::uint64_t turns = 0;
    std::uint64_t bytes = 0;
};

/// Takes the whole log out, up to where it stands now; a server may serve meanwhile. Holds one turn in memory.
[[nodiscard]] Result<ExportTotals> exportLog(ServerStore& store, std::int64_t nowMs, const ExportSink& sink);

} // namespace seenheard
