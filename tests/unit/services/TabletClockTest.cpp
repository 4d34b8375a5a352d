#include "app/services/TabletClock.h"

#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t hourMs = 60LL * 60 * 1000;

struct Timed {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    TabletClock tabletClock{clock, dale.store().profile()};

    ClockQuality quality() const { return tabletClock.now().quality; }
};

} // namespace

TEST_CASE("the clock is synced for a day after an exchange, then drifting") {
    Timed timed;
    CHECK(timed.quality() == ClockQuality::Synced);
    timed.clock.advance(23 * hourMs);
    CHECK(timed.quality() == ClockQuality::Synced);
    timed.clock.advance(2 * hourMs);
    CHECK(timed.quality() == ClockQuality::Drifting);
}

TEST_CASE("a clock that stands before the last exchange is suspect") {
    Timed timed;
    timed.clock.jumpTo(FakeClock::startUtcMs - hourMs);
    CHECK(timed.quality() == ClockQuality::Suspect);
}

TEST_CASE("a clock that is more than five minutes off the server's is suspect, once the exchange has shown it") {
    Timed timed;
    CHECK(timed.quality() == ClockQuality::Synced);
    VerifiedAnswer answer;
    answer.position = timed.dale.store().sync().position().value();
    answer.position.clockOffsetMs = 6 * 60 * 1000;
    REQUIRE(timed.dale.store().sync().apply(answer).ok());
    timed.tabletClock.exchanged();
    CHECK(timed.quality() == ClockQuality::Suspect);
}

} // namespace seenheard
