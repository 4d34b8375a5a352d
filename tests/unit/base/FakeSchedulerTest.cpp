#include "tests/support/FakeScheduler.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace seenheard {

TEST_CASE("Work runs in order of time, then of asking, and never inside the asking") {
    FakeClock clock;
    FakeScheduler scheduler(clock);
    std::string order;
    scheduler.after(20, [&order] { order += "c"; });
    scheduler.after(10, [&order] { order += "a"; });
    scheduler.after(10, [&order] { order += "b"; });
    scheduler.after(0, [&order] { order += "0"; });
    CHECK(order.empty());
    scheduler.advance(10);
    CHECK(order == "0ab");
    scheduler.advance(10);
    CHECK(order == "0abc");
}

TEST_CASE("Work that is asked for by work runs in the same stretch when it falls due there") {
    FakeClock clock;
    FakeScheduler scheduler(clock);
    std::int64_t ranAt = 0;
    scheduler.after(10, [&] { scheduler.after(10, [&] { ranAt = clock.monotonicMs(); }); });
    scheduler.advance(100);
    CHECK(ranAt == 20);
    CHECK(clock.monotonicMs() == 100);
}

TEST_CASE("Cancelled work does not run, and cancelling twice is no error") {
    FakeClock clock;
    FakeScheduler scheduler(clock);
    bool ran = false;
    const auto ticket = scheduler.after(10, [&ran] { ran = true; });
    scheduler.cancel(ticket);
    scheduler.cancel(ticket);
    scheduler.advance(100);
    CHECK_FALSE(ran);
    CHECK_FALSE(scheduler.runNext());
}

TEST_CASE("The next piece of work can be jumped to") {
    FakeClock clock;
    FakeScheduler scheduler(clock);
    CHECK_FALSE(scheduler.nextInMs().has_value());
    scheduler.after(5000, [] {});
    CHECK(scheduler.nextInMs() == 5000);
    CHECK(scheduler.runNext());
    CHECK(clock.monotonicMs() == 5000);
    CHECK(scheduler.waiting() == 0);
}

} // namespace seenheard
