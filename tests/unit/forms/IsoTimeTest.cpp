#include "sync/forms/IsoTime.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

TEST_CASE("A moment survives being written and read") {
    const auto* text =
        GENERATE("2022-03-05T02:07:00+00:00", "2022-10-30T01:30:15.007+01:00", "1999-12-31T23:59:59-05:30");
    const auto instant = instantFrom(text);
    REQUIRE(instant);
    CHECK(isoText(*instant) == text);
}

TEST_CASE("Short forms and Z are understood") {
    CHECK(instantFrom("1970-01-01T00:00Z")->utcMs == 0);
    CHECK(instantFrom("1970-01-01T01:00+01:00")->utcMs == 0);
}

TEST_CASE("A moment or day that does not exist is nothing") {
    const auto* text = GENERATE("", "2022-03-05", "2022-03-05T02:07:00", "2022-02-29T10:00Z", "2022-13-01T10:00Z",
        "2022-01-01T24:00Z", "2022-01-01T10:60Z", "2022-01-01T10:00+15:00", "2022-01-01T10:00Zx", "1822-01-01T10:00Z",
        "2022-01-01 10:00Z", "2022-01-01T1:00Z");
    CAPTURE(text);
    CHECK_FALSE(instantFrom(text));
}

TEST_CASE("Dates exist or are nothing") {
    CHECK(dateFrom("2024-02-29"));
    CHECK_FALSE(dateFrom("2023-02-29"));
    CHECK_FALSE(dateFrom("2023-2-9"));
    CHECK_FALSE(dateFrom("yesterday"));
}

TEST_CASE("People read moments as in the United Kingdom, in local time") {
    CHECK(momentWords(*instantFrom("2022-06-30T23:30:00Z")) == "30 June 2022, 23:30");
    Instant summer = *instantFrom("2022-06-30T23:30:00Z");
    summer.offsetMinutes = 60;
    CHECK(momentWords(summer) == "1 July 2022, 00:30");
}

} // namespace
} // namespace seenheard
