#include "app/viewmodels/DisplayWords.h"

#include "tests/support/FakeClock.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr Instant monday{FakeClock::startUtcMs, 0, ClockQuality::Synced}; // 2 March 2026, 09:00

} // namespace

TEST_CASE("a moment of today is a time, of another day a day as in the United Kingdom") {
    CHECK(display::moment(monday.utcMs - 2 * hour, monday) == "07:00");
    CHECK(display::moment(monday.utcMs - 12 * hour, monday) == "Sun 1 Mar, 21:00");
    CHECK(display::moment(monday.utcMs - 24 * 100 * hour, monday) == "22 Nov 2025, 09:00");
}

TEST_CASE("in summer a moment is shown in local time") {
    const Instant summer{1'782'900'000'000, 60, ClockQuality::Synced}; // 1 July 2026, 10:00 UTC
    CHECK(display::timeOfDay(summer) == "11:00");
}

TEST_CASE("the age of data is said in whole hours") {
    CHECK(display::ago(monday.utcMs - 20'000, monday) == "just now");
    CHECK(display::ago(monday.utcMs - 9 * hour - 20 * minute, monday) == "9 h ago");
    CHECK(display::ago(monday.utcMs - 72 * hour, monday) == "3 days ago");
}

TEST_CASE("a clock says how long is left, and how long it is overdue") {
    CHECK(display::until(monday.utcMs + 40 * minute, monday) == "in 40 min");
    CHECK(display::until(monday.utcMs + 23 * hour + 30 * minute, monday) == "in 23 h 30 min");
    CHECK(display::until(monday.utcMs - 2 * hour, monday) == "overdue by 2 h");
}

TEST_CASE("where a record is, is said from receipts only") {
    RecordSummary record;
    CHECK(display::sending(record, monday) == "On this tablet");
    record.sending = SendingState::Received;
    record.sendingAtMs = monday.utcMs;
    CHECK(display::sending(record, monday) == "Received 09:00");
    record.sending = SendingState::Applied;
    CHECK(display::sending(record, monday) == "Applied 09:00");
    record.sending = SendingState::Held;
    record.held = HoldReason::NotEntitled;
    CHECK(display::sending(record, monday).startsWith("Held: "));
}

} // namespace seenheard
