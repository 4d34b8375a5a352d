#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace seenheard {

/// When a feed of reference data last brought something, and how often it is expected to. Goes down with reference
/// data, so that server and tablets judge by the same rule.
struct FeedStanding {
    std::string feed;              ///< The set that it brings: "flags", "missing_episodes", "incidents".
    std::int64_t heardAtMs = 0;    ///< Server time of the last file, an empty one too; of the first expectation before.
    std::int64_t everyMinutes = 0; ///< 0: nobody said, and it is never late.

    bool operator==(const FeedStanding&) const = default;
};

/// Since when it has brought nothing, where by that moment it should have; nothing while it is in time. A quarter of
/// the interval, a minute at least, is let pass.
[[nodiscard]] std::optional<std::int64_t> stoppedSinceMs(const FeedStanding& feed, std::int64_t nowMs);

/// "Missing episodes feed"
[[nodiscard]] std::string feedTitle(const std::string& feed);

/// As an item of reference data, and back; nothing of what is no such item.
[[nodiscard]] std::string feedItemId(const std::string& feed);
[[nodiscard]] nlohmann::json feedItem(const FeedStanding& feed);
[[nodiscard]] std::optional<FeedStanding> feedStandingFrom(const nlohmann::json& item);

} // namespace seenheard
