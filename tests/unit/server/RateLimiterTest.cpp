#include "sync/server/http/RateLimiter.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("One who asks more than a minute's worth is told how long to wait, others are not") {
    RateLimiter limiter(60);
    for (int i = 0; i < 60; ++i)
        CHECK(limiter.secondsUntil("a", 1000) == 0);
    CHECK(limiter.secondsUntil("a", 1000) == 1);
    CHECK(limiter.secondsUntil("b", 1000) == 0);
    CHECK(limiter.secondsUntil("a", 1999) == 1);
    CHECK(limiter.secondsUntil("a", 2000) == 0);
    CHECK(limiter.secondsUntil("a", 2000) == 1);
    CHECK(limiter.secondsUntil("a", 1'000'000) == 0);
}

TEST_CASE("A slow rate says how many seconds it takes") {
    RateLimiter limiter(2);
    CHECK(limiter.secondsUntil("a", 0) == 0);
    CHECK(limiter.secondsUntil("a", 0) == 0);
    CHECK(limiter.secondsUntil("a", 0) == 30);
    CHECK(limiter.secondsUntil("a", 29'000) == 1);
    CHECK(limiter.secondsUntil("a", 30'000) == 0);
}

TEST_CASE("Who asks is forgotten where strangers would fill the memory, those with a full bucket first") {
    RateLimiter limiter(1, 100);
    CHECK(limiter.secondsUntil("eager", 0) == 0);
    CHECK(limiter.secondsUntil("eager", 0) == 60);
    for (int i = 0; i < 99; ++i)
        CHECK(limiter.secondsUntil("old " + std::to_string(i), -60'000) == 0);
    CHECK(limiter.secondsUntil("stranger", 0) == 0);
    CHECK(limiter.secondsUntil("eager", 0) == 60);
}
