#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("the bar says what waits and when the next try is, never later") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.network().now.waiting = 3;
    asha.network().now.nextTryAtMs = FakeClock::startUtcMs + 5 * 60'000;
    asha.unlock();

    CHECK(asha.screens().sending()->waiting() == 3);
    CHECK(asha.screens().sending()->nextTry() == "Next try 09:05");
}

TEST_CASE("a network that fails is said in its words until an exchange succeeds") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.network().onExchange = [] { return fail(ErrorCode::Unreachable, "The server did not answer."); };
    asha.unlock();
    auto& sending = *asha.screens().sending();
    sending.sendNow();
    CHECK(sending.running());
    waitUntilStill(asha.screens());
    CHECK_FALSE(sending.running());
    CHECK(sending.failure() == "The server did not answer.");

    asha.network().onExchange = [] { return ExchangeReport{}; };
    sending.sendNow();
    waitUntilStill(asha.screens());
    CHECK(sending.failure().isEmpty());
}

} // namespace seenheard
