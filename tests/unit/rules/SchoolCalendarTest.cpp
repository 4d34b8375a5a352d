#include "sync/rules/SchoolCalendar.h"

#include "sync/forms/IsoTime.h"
#include "sync/rules/BankHolidays.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

using namespace std::chrono;

/// An invented authority: autumn in two halves, spring, with one training day.
SchoolCalendar twoTerms() {
    SchoolCalendar calendar;
    calendar.terms = {{year{2026} / September / 7, year{2026} / October / 23},
        {year{2026} / November / 2, year{2026} / December / 18}, {year{2027} / January / 4, year{2027} / March / 24}};
    calendar.closed = {year{2026} / November / 27};
    return calendar;
}

std::string next(const SchoolCalendar& calendar, const std::string& after) {
    return isoText(calendar.nextDay(*instantFrom(after)));
}

TEST_CASE("R10: where no terms are loaded the next school day begins at 08:30 in London, Monday to Friday") {
    const auto [after, begins] = GENERATE(table<std::string, std::string>(
        {{"2022-03-04T02:07:00Z", "2022-03-04T08:30:00+00:00"}, // a Friday night: the same morning
            {"2022-03-04T08:29:59Z", "2022-03-04T08:30:00+00:00"},
            {"2022-03-04T08:30:00Z", "2022-03-07T08:30:00+00:00"},
            {"2022-03-05T12:00:00Z", "2022-03-07T08:30:00+00:00"},      // Saturday
            {"2022-03-26T23:00:00Z", "2022-03-28T08:30:00+01:00"},      // the Saturday before the clocks go forward
            {"2022-10-28T22:30:00+01:00", "2022-10-31T08:30:00+00:00"}, // the Friday before they go back
            {"2022-07-04T07:40:00Z", "2022-07-05T08:30:00+01:00"},      // 08:40 in London already
            {"2022-07-03T23:30:00Z", "2022-07-04T08:30:00+01:00"}}));
    CAPTURE(after);
    CHECK(isoText(SchoolCalendar{}.nextDay(*instantFrom(after))) == begins);
}

TEST_CASE("R10: the next school day skips holidays, half terms and days on which schools are closed") {
    const auto [after, begins] = GENERATE(table<std::string, std::string>({
        {"2026-10-23T07:00:00+01:00", "2026-10-23T08:30:00+01:00"}, // the last morning before half term
        {"2026-10-23T09:00:00+01:00", "2026-11-02T08:30:00+00:00"}, // over half term and the clocks' change
        {"2026-11-26T20:00:00Z", "2026-11-30T08:30:00+00:00"},      // a training day, then a weekend
        {"2026-12-18T16:00:00Z", "2027-01-04T08:30:00+00:00"},      // over Christmas
        {"2026-12-25T03:00:00Z", "2027-01-04T08:30:00+00:00"},
    }));
    CAPTURE(after);
    CHECK(next(twoTerms(), after) == begins);
}

TEST_CASE("R10: beyond the terms that are known a weekday counts as a school day, never a bank holiday") {
    // Maundy Thursday 2027 is beyond the last term; Good Friday and Easter Monday are not school days.
    CHECK(next(twoTerms(), "2027-03-24T20:00:00Z") == "2027-03-25T08:30:00+00:00");
    CHECK(next(twoTerms(), "2027-03-25T20:00:00Z") == "2027-03-30T08:30:00+01:00");
    CHECK(next(twoTerms(), "2026-09-01T20:00:00+01:00") == "2026-09-02T08:30:00+01:00");
    CHECK_FALSE(twoTerms().knows(year{2026} / September / 6));
    CHECK(twoTerms().knows(year{2026} / October / 28));
    CHECK_FALSE(SchoolCalendar{}.knows(year{2026} / October / 28));
}

TEST_CASE("R10: a school that begins at another time is told before that") {
    auto calendar = twoTerms();
    calendar.begins = hours{8} + minutes{45};
    CHECK(next(calendar, "2026-11-03T08:40:00Z") == "2026-11-03T08:45:00+00:00");
}

TEST_CASE("R10: a calendar that is closed for ever still ends in a day") {
    SchoolCalendar calendar;
    calendar.terms = {
        {year{2020} / January / 6, year{2020} / January / 7}, {year{2035} / May / 1, year{2035} / May / 2}};
    CHECK(next(calendar, "2026-11-20T20:00:00Z") == "2026-11-23T08:30:00+00:00");
}

TEST_CASE("The bank holidays of England are known, with their substitute days") {
    const auto day = GENERATE(year{2022} / January / 3, year{2023} / January / 2, year{2024} / January / 1,
        year{2024} / March / 29, year{2024} / April / 1, year{2025} / April / 18, year{2026} / April / 6,
        year{2026} / May / 4, year{2026} / May / 25, year{2026} / August / 31, year{2021} / December / 27,
        year{2021} / December / 28, year{2022} / December / 26, year{2022} / December / 27, year{2026} / December / 25,
        year{2026} / December / 28, year{2038} / April / 26);
    CAPTURE(isoText(day));
    CHECK(isBankHoliday(day));
}

TEST_CASE("Other days are no bank holidays") {
    const auto day = GENERATE(year{2022} / January / 4, year{2024} / April / 2, year{2026} / May / 11,
        year{2026} / August / 24, year{2022} / December / 28, year{2024} / December / 27, year{2026} / October / 26);
    CAPTURE(isoText(day));
    CHECK_FALSE(isBankHoliday(day));
}

} // namespace
} // namespace seenheard
