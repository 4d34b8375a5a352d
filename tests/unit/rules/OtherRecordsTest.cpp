#include "sync/forms/IsoTime.h"
#include "tests/unit/forms/Cases.h"
#include "tests/unit/forms/Definitions.h"
#include "tests/unit/rules/Following.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <set>

namespace seenheard {
namespace {

using testing::followsFrom;
using testing::ofRule;

struct Fires {
    const char* form;
    const char* answers;
    const char* rule;
    std::size_t times;
};

TEST_CASE("The rules read every record type") {
    const auto fires = GENERATE(
        // R2
        Fires{"safe_and_well", R"({"seen_how": "by_phone"})", "R2", 1},
        Fires{"safe_and_well", R"({"seen_how": "not_completed"})", "R2", 1},
        Fires{"safe_and_well", R"({"seen_how": {"not_obtained": "ran_out_of_time"}})", "R2", 1},
        Fires{"safe_and_well", R"({"seen_how": "face_to_face"})", "R2", 0},
        Fires{"early_action", R"({"contact_made": "no_answer"})", "R2", 1},
        Fires{"early_action", R"({"contact_made": "seen"})", "R2", 0},
        Fires{"home_visit",
            R"({"residents": [{"seen_status": "not_seen_elsewhere"}, {"seen_status": "seen_and_spoken_to"}]})", "R2",
            1},
        // R5
        Fires{"safe_and_well", R"({"words": [{"tells_of": ["threatened"]}]})", "R5", 1},
        Fires{"home_visit", R"({"residents": [{"words": [{"tells_of": ["hit_or_hurt"]}]}]})", "R5", 1},
        Fires{"incident_observation",
            R"({"children": [{"words": [{"tells_of": ["nothing_of_that_kind"]}]}, {"words": [{"tells_of": ["other"]}]}]})",
            "R5", 1},
        // R7
        Fires{"safe_and_well", R"({"safe_to_stay": "not_safe"})", "R7", 1},
        Fires{"safe_and_well", R"({"safe_to_stay": "does_not_feel_safe"})", "R7", 0},
        Fires{"safe_and_well", R"({"harm_or_crime": ["sexual"]})", "R7", 1},
        Fires{"safe_and_well", R"({"action_for_child": ["constable_called_for_police_protection"]})", "R7", 1},
        Fires{"return_interview", R"({"words": [{"tells_of": ["sexual"]}]})", "R7", 1},
        Fires{"home_visit", R"({"residents": [{"marks": [{"said_to_be_caused_by": "an_adult"}]}]})", "R7", 1},
        Fires{"early_action", R"({"action_for_child": ["police_protection_begun"]})", "R7", 1},
        // R8 and R10
        Fires{"safe_and_well", R"({"why_left": ["domestic_abuse_at_home"]})", "R8", 1},
        Fires{"safe_and_well", R"({"why_left": ["domestic_abuse_at_home"]})", "R10", 2},
        Fires{"safe_and_well", R"({"why_left": ["friends"]})", "R8", 0},
        Fires{"early_action", R"({"trigger_factors": ["domestic_abuse"]})", "R8", 1},
        Fires{"early_action", R"({"trigger_factors": ["domestic_abuse"]})", "R10", 2},
        Fires{"early_action", R"({"trigger_factors": ["school"]})", "R10", 0},
        Fires{"early_action", R"({"risk_change": "higher"})", "3.5", 1},
        Fires{"early_action", R"({"risk_change": "same"})", "3.5", 0},
        // R17
        Fires{"safe_and_well", R"({"action_for_child": ["constable_called_for_police_protection"]})", "R17", 1},
        Fires{"safe_and_well",
            R"({"action_for_child": ["police_protection_begun"], "s46_began_at": "2022-03-05T02:00:00Z"})", "R17", 6},
        // R20
        Fires{"home_visit", R"({"residents": [{"age_band": "under_1"}]})", "R20", 1},
        // R21
        Fires{"safe_and_well", R"({"child_told": "not_told"})", "R21", 1},
        Fires{"safe_and_well", R"({"child_told": "told_what_happens_next"})", "R21", 0},
        Fires{"home_visit", R"({"residents": [{"age_band": "5_to_9"}]})", "R21", 0},
        // R28 and what DOMAIN 3.2 and 3.4 ask for
        Fires{"safe_and_well", R"({"exploitation_signs": ["hotel_or_taxi"]})", "R28", 1},
        Fires{"safe_and_well", R"({"exploitation_signs": ["none_of_these"]})", "R28", 0},
        Fires{"safe_and_well", R"({"exploitation_signs": ["injuries"], "intel_submitted": "yes"})", "R28", 0},
        Fires{"return_interview", R"({"people_posing_risk": [{"described_as": "A man"}]})", "R28", 1},
        Fires{"home_visit", R"({"concerns_near_home": ["vehicles"]})", "R28", 1},
        Fires{"home_visit", R"({"residents": [{"just_back": "yes"}]})", "R15", 1},
        Fires{"home_visit", R"({"concerns_near_home": ["gifts"]})", "3.4", 2},
        Fires{"home_visit", R"({"concerns_near_home": ["none"]})", "3.4", 1});
    CAPTURE(fires.form, fires.answers, fires.rule);
    CHECK(ofRule(followsFrom(fires.form, fires.answers), fires.rule).size() == fires.times);
}

TEST_CASE("What a record starts says which form answers it") {
    const auto first = [](const char* form, const char* answers, const char* rule) {
        const auto all = ofRule(followsFrom(form, answers), rule);
        REQUIRE_FALSE(all.empty());
        return all.front().starts;
    };
    CHECK(first("safe_and_well", R"({"safe_to_stay": "not_safe"})", "R7") == "referral");
    CHECK(first("safe_and_well", R"({"safe_to_stay": "not_safe"})", "S47") == "meeting");
    CHECK(first("early_action", R"({"trigger_factors": ["domestic_abuse"]})", "R8") == "referral");
    CHECK(first("home_visit", R"({"residents": [{"just_back": "yes"}]})", "R15") == "safe_and_well");
}

TEST_CASE("Conduct of staff is told to the designated officer by the end of the next working day") {
    const auto [at, due] = GENERATE(table<std::string, std::string>({
        {"2022-03-02T16:00:00+00:00", "2022-03-03T17:00:00+00:00"},
        {"2022-03-04T16:00:00+00:00", "2022-03-07T17:00:00+00:00"},
        {"2022-03-25T16:00:00+00:00", "2022-03-28T17:00:00+01:00"},
        {"2022-10-28T16:00:00+01:00", "2022-10-31T17:00:00+00:00"},
        {"2022-06-05T23:30:00+00:00", "2022-06-07T17:00:00+01:00"},
    }));
    const auto told = ofRule(followsFrom("home_visit", R"({"concern_about_home": ["conduct_of_staff"]})", at), "3.4");
    REQUIRE(told.front().due);
    CHECK(isoText(*told.front().due) == due);
    CHECK(told.front().urgent);
}

TEST_CASE("R17: the hours that have passed are said at 48, 60 and 70") {
    const auto [at, said] = GENERATE(table<std::string, std::string>(
        {{"2022-03-27T12:59:00+01:00", "72 hours from"}, {"2022-03-28T13:00:00+01:00", "48 of"},
            {"2022-03-29T01:00:00+01:00", "60 of"}, {"2022-03-29T11:00:00+01:00", "70 of"}}));
    const auto clock = ofRule(
        followsFrom("safe_and_well",
            R"({"action_for_child": ["police_protection_begun"], "s46_began_at": "2022-03-26T12:00:00+00:00"})", at),
        "R17");
    CHECK(clock.front().why.starts_with(said));
}

TEST_CASE("The published cases of the other record types start what their reports say had to follow") {
    const auto rulesOf = [](const std::string& file, const std::string& form) {
        const auto at = *instantFrom("2026-03-01T21:00:00+00:00");
        std::set<std::string> rules;
        for (const auto& each : whatFollows(testing::bundledForm(form), testing::answersOfCase(file, form), at, at))
            rules.insert(each.rule + (each.starts.empty() ? "" : " " + each.starts));
        return rules;
    };
    const auto men = rulesOf("missing-returned-with-older-men.answers", "safe_and_well");
    for (const auto* rule : {"R12 return_interview", "R7 referral", "R17", "3.2"})
        CHECK(men.contains(rule));
    CHECK(rulesOf("missing-out-of-character.answers", "safe_and_well").contains("R12 return_interview"));
    CHECK_FALSE(rulesOf("missing-out-of-character.answers", "safe_and_well").contains("R7 referral"));
    CHECK(rulesOf("home-two-homes-repeat.answers", "home_visit").contains("3.4"));
    const auto shouting = rulesOf("early-action-first-time-missing.answers", "early_action");
    for (const auto* rule : {"R8 referral", "R10", "3.5 referral"})
        CHECK(shouting.contains(rule));
}

} // namespace
} // namespace seenheard
