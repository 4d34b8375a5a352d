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

} // namespace
} // namespace seenheard
