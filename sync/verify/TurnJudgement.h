#pragma once

#include "platform/base/Result.h"
#include "sync/verify/Finding.h"
#include "sync/verify/Occurrences.h"

#include <functional>
#include <optional>
#include <vector>

namespace seenheard {

/// Where a turn's entries first differ from the leaves that its head was signed over, and how.
struct TurnDifference {
    std::size_t index = 0;
    LogFault fault = LogFault::Altered;
};

using FindOccurrences = std::function<Result<Occurrences>(const Hash& leafHash)>;

/// Nothing where `there` is what was `signedOver`. Asks about the rest of the log only where they differ.
[[nodiscard]] Result<std::optional<TurnDifference>> firstDifference(
    const std::vector<Hash>& signedOver, const std::vector<Hash>& there, const FindOccurrences& occurrences);

} // namespace seenheard
