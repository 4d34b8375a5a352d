#include "sync/forms/IsoTime.h"
#include "tests/unit/rules/Following.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

using testing::followsFrom;
using testing::ofRule;

TEST_CASE("R12: offer and interview are due 72 elapsed hours after the return, also where the clocks change") {
    const auto [returned, due] = GENERATE(table<std::string, std::string>({
        {"2022-03-05T02:30:00+00:00", "2022-03-08T02:30:00+00:00"},
        {"2022-03-25T23:50:00+00:00", "2022-03-29T00:50:00+01:00"},
        {"2022-03-27T00:59:00+00:00", "2022-03-30T01:59:00+01:00"},
        {"2022-10-28T23:50:00+01:00", "2022-10-31T22:50:00+00:00"},
        {"2022-10-30T01:30:00+01:00", "2022-11-02T00:30:00+00:00"},
    }));
    const auto clocks =
        ofRule(followsFrom("safe_and_well", R"({"returned_at": ")" + returned + "\"}", returned), "R12");
    REQUIRE(clocks.size() == 2);
    for (const auto& clock : clocks) {
        REQUIRE(clock.due);
        CHECK(isoText(*clock.due) == due);
        CHECK(clock.starts == "return_interview");
        CHECK_FALSE(clock.urgent);
    }
}

TEST_CASE("R12: the clocks are late from their last moment on, and a corrected return restates them") {
    const auto urgentAt = [](const std::string& now, const std::string& returned) {
        return ofRule(followsFrom("safe_and_well", R"({"returned_at": ")" + returned + "\"}", now), "R12")
            .front()
            .urgent;
    };
    CHECK_FALSE(urgentAt("2022-03-08T02:29:59Z", "2022-03-05T02:30:00Z"));
    CHECK(urgentAt("2022-03-08T02:30:00Z", "2022-03-05T02:30:00Z"));
    CHECK_FALSE(urgentAt("2022-03-08T02:30:00Z", "2022-03-05T02:45:00Z"));
}

TEST_CASE("R12: a corrected return restates both clocks, and the first stays visible beside them") {
    LocalFacts local;
    local.firstReturnedAt = instantFrom("2022-03-25T23:50:00Z");
    const auto clocks = ofRule(
        followsFrom("safe_and_well", R"({"returned_at": "2022-03-26T01:20:00Z"})", "2022-03-26T02:00:00Z", local),
        "R12");
    REQUIRE(clocks.size() == 2);
    for (const auto& clock : clocks) {
        CHECK(isoText(*clock.due) == "2022-03-29T02:20:00+01:00");
        CHECK(clock.why
            == "72 hours from when the child came back. First given as 25 March 2022, 23:50, which made it 29 March "
               "2022, "
               "00:50.");
    }
    const auto same =
        followsFrom("safe_and_well", R"({"returned_at": "2022-03-25T23:50:00Z"})", "2022-03-26T02:00:00Z", local);
    CHECK(ofRule(same, "R12").front().why == "72 hours from when the child came back.");
}

TEST_CASE("R12: nothing is counted from a return that is not known") {
    CHECK(ofRule(followsFrom("safe_and_well", R"({"returned_at": {"not_obtained": "said_nothing"}})"), "R12").empty());
    CHECK(ofRule(followsFrom("incident_observation", R"({"children": [{"name": "Jo"}]})"), "R12").empty());
}

TEST_CASE("R12: an interview that was offered, and held, owes neither") {
    const std::string returned = R"({"returned_at": "2022-03-05T02:30:00Z")";
    CHECK(ofRule(followsFrom("return_interview", returned + "}"), "R12").size() == 2);
    const std::string offered = returned + R"(, "offered_at": "2022-03-05T09:00:00Z")";
    CHECK(ofRule(followsFrom("return_interview", offered + "}"), "R12").size() == 1);
    CHECK(
        ofRule(followsFrom("return_interview", offered + R"(, "outcome_of_offer": "no_contact"})"), "R12").size() == 1);
    CHECK(ofRule(followsFrom("return_interview", offered + R"(, "outcome_of_offer": "accepted"})"), "R12").empty());
}

TEST_CASE("R14: a declined interview is offered once more, and the carer asked") {
    const std::string declined = R"({"outcome_of_offer": "declined_by_child")";
    CHECK(ofRule(followsFrom("return_interview", declined + "}"), "R14").size() == 2);
    CHECK(ofRule(followsFrom("return_interview",
                     declined + R"(, "offered_again": "yes", "carer_information_if_declined": "Stays with an aunt."})"),
        "R14")
              .empty());
    CHECK(ofRule(followsFrom("return_interview", R"({"outcome_of_offer": "accepted"})"), "R14").empty());
}

} // namespace
} // namespace seenheard
