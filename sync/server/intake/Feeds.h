#pragma once

#include "sync/rules/FeedStanding.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// What the server knows of each feed; empty where none was ever heard or expected.
[[nodiscard]] Result<std::vector<FeedStanding>> feedsOf(CatalogueStore& catalogue);

/// Changes what is known of one feed and nothing else, whatever happens at the same time.
[[nodiscard]] Status changeFeed(CatalogueStore& catalogue, const std::string& feed, std::int64_t nowMs,
    const std::function<void(FeedStanding&)>& change);

} // namespace seenheard
