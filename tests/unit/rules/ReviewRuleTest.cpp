#include "sync/forms/IsoTime.h"
#include "sync/rules/ReviewClock.h"
#include "tests/unit/rules/Following.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

using testing::followsFrom;
using testing::ofRule;

std::string dueOf(const std::string& kind, const std::string& at) {
    const auto review = ofRule(followsFrom("incident_observation",
                                   R"({"incident_kind": ")" + kind + R"(", "children": [{"age_band": "5_to_9"}]})", at),
        "R22");
    REQUIRE(review.size() == 1);
    REQUIRE(review.front().due);
    return isoText(*review.front().due);
}

TEST_CASE("R22: a supervisor reads it within twelve hours, and before the school is told where one is") {
    CHECK(dueOf("online", "2022-03-05T02:30:00Z") == "2022-03-05T14:30:00+00:00");
    // A Tuesday night: the school is told at 07:30 on Wednesday.
    CHECK(dueOf("domestic_abuse", "2022-03-01T23:00:00Z") == "2022-03-02T07:30:00+00:00");
    CHECK(dueOf("online", "2022-03-01T23:00:00Z") == "2022-03-02T11:00:00+00:00");
    // A Saturday: Monday's school is further away than the shift.
    CHECK(dueOf("domestic_abuse", "2022-03-05T02:30:00Z") == "2022-03-05T14:30:00+00:00");
    // The nights on which the clocks change: twelve elapsed hours.
    CHECK(dueOf("online", "2022-03-26T20:00:00Z") == "2022-03-27T09:00:00+01:00");
    CHECK(dueOf("online", "2022-10-29T20:00:00+01:00") == "2022-10-30T07:00:00+00:00");
}

TEST_CASE("R22: every record of a child is read, a referral or a review is not itself reviewed") {
    const auto* form = GENERATE("safe_and_well", "return_interview", "early_action");
    CAPTURE(form);
    CHECK(ofRule(followsFrom(form, R"({"name": "Jo"})"), "R22").size() == 1);
    CHECK(followsFrom("referral", R"({"children": [{"name": "Jo"}]})").empty());
    CHECK(followsFrom("meeting", R"({"children": [{"name": "Jo"}]})").empty());
    CHECK(followsFrom("review", R"({"risk_grade": "agree"})").empty());
}

TEST_CASE("R22: the clock of a submitted record runs from its submission, and to 07:30 of the day a school is told") {
    const Consequence monday{"R10", "Tell the school", "", instantFrom("2022-03-28T08:30:00+01:00"), {}, false, ""};
    const Consequence undated{"R10", "Tell the health visitor", "", {}, {}, false, ""};
    const Consequence other{"R12", "Offer an interview", "", instantFrom("2022-03-27T02:00:00+01:00"), {}, false, ""};
    const auto clock = [](const std::string& submitted, const std::vector<Consequence>& follows) {
        return reviewClock(*instantFrom(submitted), follows);
    };
    // The Sunday on which the clocks go forward, late: 07:30 by Monday's clocks.
    CHECK(clock("2022-03-27T23:00:00+01:00", {undated, other, monday})
        == ReviewClock{*instantFrom("2022-03-28T07:30:00+01:00"), true});
    CHECK(clock("2022-03-26T20:00:00Z", {monday}) == ReviewClock{*instantFrom("2022-03-27T09:00:00+01:00"), false});
    // Too late to be read before the school is told.
    CHECK(
        clock("2022-03-28T07:31:00+01:00", {monday}) == ReviewClock{*instantFrom("2022-03-28T19:31:00+01:00"), false});
    CHECK(clock("2022-03-28T07:31:00+01:00", {}) == ReviewClock{*instantFrom("2022-03-28T19:31:00+01:00"), false});
}

} // namespace
} // namespace seenheard
