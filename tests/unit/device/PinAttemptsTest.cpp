#include "platform/device/PinAttempts.h"

#include "platform/base/File.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/device/BootTimeFake.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

void tryWrongly(PinAttempts& attempts, BootTimeFake& time, int times) {
    for (int tried = 0; tried < times; ++tried) {
        time.advance(attempts.secondsToWait() * 1000);
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
    BootTimeFake time;
    PinAttempts attempts(directory / "tries", time);
    tryWrongly(attempts, time, 5);

    const auto refused = attempts.beginTry();
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::Locked);
    CHECK(refused.error().message.find("30 seconds") != std::string::npos);
    time.advance(29'000);
    CHECK(attempts.secondsToWait() == 1);
    CHECK_FALSE(attempts.beginTry().ok());
    time.advance(1'000);
    CHECK(attempts.secondsToWait() == 0);
    CHECK(attempts.beginTry().ok());
    CHECK(attempts.secondsToWait() == 60);
}

TEST_CASE("Waiting outlives the program") {
    const TempDirectory directory;
    BootTimeFake time;
    {
        PinAttempts attempts(directory / "tries", time);
        tryWrongly(attempts, time, 5);
    }
    PinAttempts again(directory / "tries", time);
    CHECK(again.beginTry().error().code == ErrorCode::Locked);
}

TEST_CASE("The right PIN forgives the wrong ones") {
    const TempDirectory directory;
    BootTimeFake time;
    PinAttempts attempts(directory / "tries", time);
    tryWrongly(attempts, time, 5);
    REQUIRE(attempts.forgive().ok());
    CHECK(attempts.secondsToWait() == 0);
    tryWrongly(attempts, time, 4);
    CHECK(attempts.secondsToWait() == 0);
}

TEST_CASE(
    "T1: no clock shortens a wait, and after switching off and on it is waited for as long as the machine is on") {
    const TempDirectory directory;
    BootTimeFake time;
    PinAttempts attempts(directory / "tries", time);
    tryWrongly(attempts, time, 6);
    CHECK(attempts.secondsToWait() == 60);
    time.advance(50'000);
    time.restart();
    CHECK(attempts.secondsToWait() == 60);
    CHECK(attempts.beginTry().error().code == ErrorCode::Locked);
    time.advance(59'000);
    CHECK(attempts.secondsToWait() == 1);
    time.restart();
    CHECK(attempts.secondsToWait() == 60);
    time.advance(60'000);
    CHECK(attempts.beginTry().ok());
    CHECK(attempts.secondsToWait() == 120);
}

TEST_CASE("The machine's own time of being on goes on and knows its boot") {
    const SystemBootTime time;
    const auto before = time.now();
    CHECK(before.ms > 0);
    CHECK(time.now().boot == before.boot);
    CHECK(time.now().ms >= before.ms);
}

TEST_CASE("A damaged count neither shuts the officer out nor gives tries away") {
    const TempDirectory directory;
    BootTimeFake time;
    PinAttempts attempts(directory / "tries", time);
    for (const auto& damage : {Bytes{}, Bytes(36, 0xFF), Bytes(20, 1), Bytes(1000, 1)}) {
        REQUIRE(writeFileDurably(directory / "tries", damage).ok());
        CHECK(attempts.beginTry().ok());
        if (damage.size() <= 36)
            CHECK(attempts.secondsToWait() == 30);
    }
}

} // namespace seenheard
