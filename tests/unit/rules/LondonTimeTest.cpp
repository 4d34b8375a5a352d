#include "sync/rules/LondonTime.h"

#include "sync/forms/IsoTime.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

TEST_CASE("London's clocks change on the last Sundays of March and October at 01:00 UTC") {
    const auto [utc,
        local] = GENERATE(table<std::string, std::string>({{"2022-03-27T00:59:59Z", "2022-03-27T00:59:59+00:00"},
        {"2022-03-27T01:00:00Z", "2022-03-27T02:00:00+01:00"}, {"2022-10-30T00:59:59Z", "2022-10-30T01:59:59+01:00"},
        {"2022-10-30T01:00:00Z", "2022-10-30T01:00:00+00:00"}, {"2024-03-31T01:00:00Z", "2024-03-31T02:00:00+01:00"},
        {"2026-10-25T01:00:00Z", "2026-10-25T01:00:00+00:00"}, {"2022-07-01T12:00:00Z", "2022-07-01T13:00:00+01:00"},
        {"2022-01-01T00:00:00Z", "2022-01-01T00:00:00+00:00"}}));
    CHECK(isoText(londonTime(*instantFrom(utc))) == local);
}

TEST_CASE("A moment by London's clocks is found on either side of a change") {
    using namespace std::chrono;
    CHECK(isoText(londonMoment(year{2022} / March / 27, minutes{30})) == "2022-03-27T00:30:00+00:00");
    CHECK(isoText(londonMoment(year{2022} / March / 27, hours{3})) == "2022-03-27T03:00:00+01:00");
    CHECK(isoText(londonMoment(year{2022} / October / 30, hours{1} + minutes{30})) == "2022-10-30T01:30:00+01:00");
    CHECK(isoText(londonMoment(year{2022} / October / 30, hours{2})) == "2022-10-30T02:00:00+00:00");
}

TEST_CASE("The next school day begins at 08:30 in London, Monday to Friday") {
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
    CHECK(isoText(nextSchoolDay(*instantFrom(after))) == begins);
}

} // namespace
} // namespace seenheard
