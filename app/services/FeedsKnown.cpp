#include "app/services/FeedsKnown.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace seenheard {

std::vector<FeedStanding> feedsIn(const Directory& directory) {
    // What officers rely on at a door; how old schools and terms are is the administrator's to see.
    constexpr std::array shown{"flags", "missing_episodes", "incidents"};
    std::vector<FeedStanding> feeds;
    for (const auto* feed : shown) {
        const auto item = directory.item(Reference{"setting", feedItemId(feed)});
        if (auto standing = item ? feedStandingFrom(nlohmann::json::parse(item->json, nullptr, false)) : std::nullopt)
            feeds.push_back(*std::move(standing));
    }
    return feeds;
}

FeedsJudged judged(const FeedsKnown& known, std::int64_t nowMs) {
    FeedsJudged found;
    if (!known.metServerMs)
        return found;
    for (const auto& feed : known.feeds) {
        if (stoppedSinceMs(feed, *known.metServerMs))
            found.stopped.push_back(feed);
        else if (stoppedSinceMs(feed, nowMs))
            found.notMetSinceMs = known.metServerMs;
    }
    return found;
}

} // namespace seenheard
