#pragma once

#include "app/services/Directory.h"
#include "sync/rules/FeedStanding.h"

#include <vector>

namespace seenheard {

/// What this tablet was told of the feeds that bring flags, missing episodes and incidents, and when that was.
struct FeedsKnown {
    std::vector<FeedStanding> feeds;
    std::optional<std::int64_t> metServerMs; ///< Nothing before the first exchange.
};

/// How the feeds stand as far as a tablet can know.
struct FeedsJudged {
    std::vector<FeedStanding> stopped; ///< When this tablet last met the server, they had stopped.
    /// So long ago did it meet the server that a feed may have brought something since, or stopped.
    std::optional<std::int64_t> notMetSinceMs;

    [[nodiscard]] bool allIsWell() const { return stopped.empty() && !notMetSinceMs; }
};

/// The feeds that the server told of.
[[nodiscard]] std::vector<FeedStanding> feedsIn(const Directory& directory);
[[nodiscard]] FeedsJudged judged(const FeedsKnown& known, std::int64_t nowMs);

} // namespace seenheard
