#include "sync/server/access/EnrolmentLimiter.h"

#include "tests/support/FakeClock.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("An address that failed ten times waits until the failures are ten minutes old; others go on") {
    FakeClock clock;
    EnrolmentLimiter limiter(clock);
    for (std::size_t i = 0; i < EnrolmentLimiter::failuresPerAddress; ++i) {
        CHECK(limiter.mayTry("192.0.2.1"));
        limiter.noteFailure("192.0.2.1");
    }
    CHECK_FALSE(limiter.mayTry("192.0.2.1"));
    CHECK(limiter.mayTry("192.0.2.2"));
    clock.advance(EnrolmentLimiter::windowMs);
    CHECK(limiter.mayTry("192.0.2.1"));
}

TEST_CASE("Failures from many addresses stop all, and never fill the memory") {
    FakeClock clock;
    EnrolmentLimiter limiter(clock);
    for (std::size_t i = 0; i < 2 * EnrolmentLimiter::failuresTogether; ++i)
        limiter.noteFailure("2001:db8::" + std::to_string(i));
    CHECK_FALSE(limiter.mayTry("192.0.2.1"));
    clock.advance(EnrolmentLimiter::windowMs);
    CHECK(limiter.mayTry("192.0.2.1"));
}
