#include "sync/forms/IsoTime.h"
#include "tests/unit/rules/Following.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

using namespace std::chrono;
using testing::followsFrom;
using testing::ofRule;

constexpr const char* saturday = "2022-03-05T02:30:00+00:00";

std::vector<Consequence> notices(const std::string& child, const LocalFacts& local = {},
    const std::string& at = saturday, const std::string& kind = "domestic_abuse", const std::string& scene = "") {
    return ofRule(
        followsFrom("incident_observation",
            R"({"incident_kind": ")" + kind + "\"" + scene + R"(, "children": [{)" + child + "}]}", at, local),
        "R10");
}

struct Told {
    const char* child;
    const char* whom;
};

LocalFacts bradford() {
    LocalFacts local;
    local.district.localAuthority = "Bradford";
    local.district.encompassPhone = "01234 555 010";
    local.district.calendar.terms = {{year{2022} / January / 4, year{2022} / February / 18},
        {year{2022} / February / 28, year{2022} / April / 8}, {year{2022} / April / 25, year{2022} / May / 27}};
    local.schools["school-1"] = {"Moor Top School", local.district.calendar, {"person-head"}, "01234 555 020"};
    local.schools["school-1"].calendar.begins = hours{8} + minutes{45};
    return local;
}

TEST_CASE("R10: who is told of a child before the next school day") {
    const auto told = GENERATE(Told{R"("age_band": "16_to_17", "school": "school-1")", "Tell the school"},
        Told{R"("age_band": "5_to_9", "schooling": "at_school_or_nursery", "school_name": "Hill End")",
            "Tell the school or nursery before"},
        Told{R"("age_band": "5_to_9", "schooling": "home_educated")", "Tell the local authority"},
        Told{R"("age_band": "under_1")", "Tell the health visitor"},
        Told{R"("age_band": "1_to_4", "schooling": "none")", "Tell the health visitor"},
        Told{R"("age_band": "1_to_4", "school": "school-2")", "Tell the school"});
    CAPTURE(told.child);
    const auto all = notices(told.child);
    REQUIRE(all.size() == 1);
    CHECK(all.front().what.starts_with(told.whom));
    REQUIRE(all.front().due);
    CHECK(isoText(*all.front().due) == "2022-03-07T08:30:00+00:00");
    CHECK_FALSE(all.front().urgent);
}

TEST_CASE(
    "R10: an unknown school is a task of its own, to look it up for that child by 06:30, before schools are told") {
    const auto* child = GENERATE(R"("name": "Jo", "age_band": "13_to_15")", R"("name": "Jo")",
        R"("name": "Jo", "schooling": "at_school_or_nursery")",
        R"("name": "Jo", "schooling": "at_school_or_nursery", "school": {"not_obtained": "unsafe_to_ask"})");
    CAPTURE(child);
    const auto all = notices(child);
    REQUIRE(all.size() == 2);
    CHECK(all[0].what == "Look up which school this child goes to");
    CHECK(isoText(*all[0].due) == "2022-03-07T06:30:00+00:00");
    CHECK(all[1].what.starts_with("Tell the school, once it is known"));
    CHECK(isoText(*all[1].due) == "2022-03-07T08:30:00+00:00");
}

TEST_CASE("R10: Reception begins in the September after the fourth birthday, and the duty ends at eighteen") {
    const auto whom = [](const std::string& born) {
        const auto all = notices(R"("date_of_birth": ")" + born + R"(", "age_band": "1_to_4", "schooling": "none")");
        return all.empty() ? std::string("nobody") : all.front().what;
    };
    CHECK(whom("2017-08-31").starts_with("Look up which school"));
    CHECK(whom("2017-09-01").starts_with("Tell the health visitor"));
    CHECK(whom("2018-03-01").starts_with("Tell the health visitor"));
    CHECK(notices(R"("date_of_birth": "2004-03-05")").empty());
    CHECK_FALSE(notices(R"("date_of_birth": "2004-03-06")").empty());
    CHECK(notices(R"("age_band": "unborn")").empty());
}

TEST_CASE("R10: below Reception the nursery is told where the local authority wants it so") {
    auto local = bradford();
    const std::string child = R"("date_of_birth": "2019-06-01", "school": "school-1")";
    CHECK(notices(child, local).front().what.starts_with("Tell the school or nursery, Moor Top School,"));
    local.district.tellsEarlyYears = false;
    CHECK(notices(child, local).front().what.starts_with("Tell the health visitor"));
}

TEST_CASE("R10: the school's own calendar and hours count, over holidays and the clocks' change") {
    const auto local = bradford();
    const auto due = [&](const std::string& child, const std::string& at) {
        return isoText(*notices(child, local, at).back().due);
    };
    const std::string pupil = R"("age_band": "5_to_9", "school": "school-1")";
    CHECK(due(pupil, saturday) == "2022-03-07T08:45:00+00:00");
    CHECK(due(pupil, "2022-02-18T20:00:00Z") == "2022-02-28T08:45:00+00:00");
    CHECK(due(pupil, "2022-04-08T20:00:00+01:00") == "2022-04-25T08:45:00+01:00");
    CHECK(due(pupil, "2022-03-26T23:30:00Z") == "2022-03-28T08:45:00+01:00");
    CHECK(due(R"("age_band": "5_to_9", "schooling": "home_educated")", "2022-02-18T20:00:00Z")
        == "2022-02-28T08:30:00+00:00");
    CHECK(notices(R"("schooling": "home_educated")", local).front().what.find("Bradford") != std::string::npos);
    // Beyond what was loaded it says so.
    const auto beyond = notices(pupil, local, "2022-09-05T20:00:00+01:00");
    CHECK(beyond.front().why.find("No term dates are loaded") != std::string::npos);
    CHECK(notices(pupil, local).front().why.find("No term dates") == std::string::npos);
}

TEST_CASE("R10: a notice that would go to an adult of the incident is held, and the school phoned") {
    const std::string adults = R"(, "adults": [{"person_ref": "person-head", "role": "alleged_perpetrator"}])";
    const auto all = notices(R"("school": "school-1")", bradford(), saturday, "domestic_abuse", adults);
    REQUIRE(all.size() == 1);
    CHECK(all.front().what.starts_with("Hold the notice, and phone the school, Moor Top School,"));
    CHECK(all.front().phone == "01234 555 020");
    CHECK(all.front().urgent);
}

TEST_CASE("R10: while the server does not have the record the countdown is red, with the number to phone it in") {
    auto local = bradford();
    CHECK(notices(R"("school": "school-1")", local).front().phone.empty());
    local.unsent = true;
    const auto unsent = notices(R"("school": "school-1")", local).front();
    CHECK(unsent.urgent);
    CHECK(unsent.phone == "01234 555 010");
    CHECK(unsent.why.find("phone it in to 01234 555 010") != std::string::npos);
}

TEST_CASE("R10: only where a child may be a victim of domestic abuse") {
    CHECK(notices(R"("age_band": "5_to_9")", {}, saturday, "found_or_wandering").empty());
    CHECK_FALSE(ofRule(followsFrom("safe_and_well", R"({"name": "Jo", "why_left": ["domestic_abuse_at_home"]})"), "R10")
                    .empty());
}

} // namespace
} // namespace seenheard
