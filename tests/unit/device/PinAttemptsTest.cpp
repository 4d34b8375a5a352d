#include "platform/device/PinAttempts.h"

#include "platform/base/File.h"
#include "tests/support/FakeClock.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

void tryWrongly(PinAttempts& attempts, FakeClock& clock, int times) {
    for (int tried = 0; tried < times; ++tried) {
        clock.advance(attempts.secondsToWait() * 1000);
        REQUIRE(attempts.beginTry().ok());
    }
}

} // namespace

TEST_CASE("Waits begin with the fifth wrong PIN, double, and never exceed an hour") {
    CHECK(PinAttempts::waitAfter(0) == 0);
    CHECK(PinAttempts::waitAfter(4) == 0);
    CHECK(PinAttempts::waitAfter(5) == 30);
    CHECK(PinAttempts::waitAfter(6) == 60);
    CHECK(PinAttempts::waitAfter(11) == 1920);
    CHECK(PinAttempts::waitAfter(12) == 3600);
    CHECK(PinAttempts::waitAfter(4'000'000'000U) == 3600);
}

TEST_CASE("After five wrong PINs the sixth has to wait, and the seconds are told") {
    const TempDirectory directory;
    FakeClock clock;
    PinAttempts attempts(directory / "tries", clock);
    tryWrongly(attempts, clock, 5);

    const auto refused = attempts.beginTry();
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::Locked);
    CHECK(refused.error().message.find("30 seconds") != std::string::npos);
    clock.advance(29'000);
    CHECK(attempts.secondsToWait() == 1);
    CHECK_FALSE(attempts.beginTry().ok());
    clock.advance(1'000);
    CHECK(attempts.secondsToWait() == 0);
    CHECK(attempts.beginTry().ok());
    CHECK(attempts.secondsToWait() == 60);
}

TEST_CASE("Waiting outlives the program") {
    const TempDirectory directory;
    FakeClock clock;
    {
        PinAttempts attempts(directory / "tries", clock);
        tryWrongly(attempts, clock, 5);
    }
    PinAttempts again(directory / "tries", clock);
    CHECK(again.beginTry().error().code == ErrorCode::Locked);
}

TEST_CASE("The right PIN forgives the wrong ones") {
    const TempDirectory directory;
    FakeClock clock;
    PinAttempts attempts(directory / "tries", clock);
    tryWrongly(attempts, clock, 5);
    REQUIRE(attempts.forgive().ok());
    CHECK(attempts.secondsToWait() == 0);
    tryWrongly(attempts, clock, 4);
    CHECK(attempts.secondsToWait() == 0);
}

TEST_CASE("A clock that was set back does not make the wait longer than it is for so many tries") {
    const TempDirectory directory;
    FakeClock clock;
    PinAttempts attempts(directory / "tries", clock);
    tryWrongly(attempts, clock, 5);
    clock.jumpTo(clock.now().utcMs - 86'400'000);
    CHECK(attempts.secondsToWait() == 30);
    CHECK_FALSE(attempts.beginTry().ok());
    clock.advance(30'000);
    CHECK(attempts.beginTry().ok());
}

TEST_CASE("A damaged count neither shuts the officer out nor gives tries away") {
    const TempDirectory directory;
    FakeClock clock;
    PinAttempts attempts(directory / "tries", clock);
    for (const auto& damage : {Bytes{}, Bytes(20, 0xFF), Bytes(1000, 1)}) {
        REQUIRE(writeFileDurably(directory / "tries", damage).ok());
        CHECK(attempts.beginTry().ok());
        if (damage.size() <= 20)
            CHECK(attempts.secondsToWait() == 30);
    }
}

} // namespace seenheard
