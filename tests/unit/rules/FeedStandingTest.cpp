#include "sync/rules/FeedStanding.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <limits>

namespace seenheard {

TEST_CASE("A feed has stopped when it is late by more than a quarter of its interval, a minute at least") {
    constexpr std::int64_t minute = 60'000;
    const FeedStanding hourly{"flags", 1'000 * minute, 60};
    CHECK_FALSE(stoppedSinceMs(hourly, 1'075 * minute));
    CHECK(stoppedSinceMs(hourly, 1'075 * minute + 1) == 1'000 * minute);
    const FeedStanding quick{"flags", 1'000 * minute, 1};
    CHECK_FALSE(stoppedSinceMs(quick, 1'002 * minute));
    CHECK(stoppedSinceMs(quick, 1'002 * minute + 1) == 1'000 * minute);
    CHECK_FALSE(stoppedSinceMs({"flags", 0, 0}, std::numeric_limits<std::int64_t>::max()));
    // A clock that was set back makes no alarm.
    CHECK_FALSE(stoppedSinceMs(hourly, 0));
}

TEST_CASE("What is known of a feed goes into an item and comes back; what is no such item is not taken for one") {
    const FeedStanding feed{"missing_episodes", 1'772'399'040'000, 15};
    CHECK(feedStandingFrom(feedItem(feed)) == feed);
    CHECK(feedItem(feed)["title"] == "Missing episodes feed");
    for (const auto* text : {"null", "[]", "{}", R"({"id": 7})", R"({"id": "lease"})", R"({"id": "feed/"})"})
        CHECK_FALSE(feedStandingFrom(nlohmann::json::parse(text)));
    const auto strange = feedStandingFrom(
        nlohmann::json::parse(R"({"id": "feed/flags", "heard_at_ms": -5, "every_minutes": 9223372036854775807})"));
    REQUIRE(strange);
    CHECK(strange->heardAtMs == 0);
    CHECK(stoppedSinceMs(*strange, 0) == std::nullopt);
}

} // namespace seenheard
