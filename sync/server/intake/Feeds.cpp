#include "sync/server/intake/Feeds.h"

#include "sync/forms/Json.h"
#include "sync/server/intake/StoredSet.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr int attempts = 10;

Result<std::vector<FeedStanding>> feedsIn(const StoredSet& set) {
    std::vector<FeedStanding> feeds;
    for (const auto& [id, text] : set.items) {
        const auto item = parseJson(text);
        if (!item)
            return item.error();
        if (auto feed = feedStandingFrom(*item))
            feeds.push_back(*std::move(feed));
    }
    return feeds;
}

} // namespace

Result<std::vector<FeedStanding>> feedsOf(CatalogueStore& catalogue) {
    const auto set = storedSet(catalogue, std::string(feedSet));
    return set ? feedsIn(*set) : set.error();
}

Status changeFeed(CatalogueStore& catalogue, const std::string& feed, std::int64_t nowMs,
    const std::function<void(FeedStanding&)>& change) {
    for (int left = attempts;; --left) {
        auto set = storedSet(catalogue, std::string(feedSet));
        if (!set)
            return set.error();
        auto feeds = feedsIn(*set);
        if (!feeds)
            return feeds.error();
        const auto found = std::ranges::find(*feeds, feed, &FeedStanding::feed);
        auto standing = found == feeds->end() ? FeedStanding{feed, nowMs, 0} : *found;
        change(standing);
        set->items.insert_or_assign(feedItemId(feed), feedItem(standing).dump());
        const std::vector<ReferenceContent> contents{contentOf(*set)};
        const auto replaced = catalogue.replaceReferenceSets(contents, nowMs);
        if (replaced || replaced.error().code != ErrorCode::Busy || left <= 1)
            return replaced ? success() : Status(replaced.error());
    }
}

} // namespace seenheard
