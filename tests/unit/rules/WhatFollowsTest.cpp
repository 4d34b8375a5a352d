#include "sync/rules/WhatFollows.h"

#include "sync/forms/IsoTime.h"
#include "sync/forms/Json.h"
#include "tests/unit/forms/Cases.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {
namespace {

using testing::incidentObservation;

const Instant saturdayNight = *instantFrom("2022-03-05T02:30:00+00:00");

std::vector<Consequence> follows(const std::string& json, const Instant& now = saturdayNight) {
    const auto parsed = parseJson(json);
    REQUIRE(parsed.ok());
    const auto answers = answersFromJson(incidentObservation(), *parsed, testing::itemIdsForTests());
    INFO((answers.ok() ? std::string() : answers.error().message));
    REQUIRE(answers.ok());
    return whatFollows(incidentObservation(), *answers, saturdayNight, now);
}

/// One child with these answers; `scene` as well where something else is said of the scene.
std::vector<Consequence> followsForChild(
    const std::string& child, const std::string& scene = "", const Instant& now = saturdayNight) {
    return follows("{" + scene + R"("children": [{)" + child + "}]}", now);
}

std::vector<Consequence> ofRule(const std::vector<Consequence>& all, std::string_view rule) {
    std::vector<Consequence> wanted;
    std::copy_if(
        all.begin(), all.end(), std::back_inserter(wanted), [&](const Consequence& each) { return each.rule == rule; });
    return wanted;
}

TEST_CASE("R7: what makes a referral mandatory") {
    const auto* child =
        GENERATE(R"("officer_concern": "immediate_danger")", R"("action_for_child": ["police_protection_begun"])",
            R"("marks": [{"said_to_be_caused_by": "an_adult"}])", R"("marks": [{"explained_by": "adult"}])",
            R"("appearance_injury": ["visible_injury"], "words": [{"tells_of": ["hit_or_hurt"]}])",
            R"("words": [{"tells_of": ["nothing_of_that_kind"]}, {"tells_of": ["sexual"]}])",
            R"("age_band": "under_1", "marks": [{"looks_like": ["bruise"]}])",
            R"("age_band": "under_1", "marks": [{"looks_like": ["scald", "swelling"]}])",
            R"("age_band": "under_1", "moves_about": "not_known", "marks": [{"looks_like": ["burn"]}])",
            R"("age_band": "10_to_12", "moves_about": "not_yet", "marks": [{"looks_like": ["bruise"]}])");
    CAPTURE(child);
    const auto mandatory = ofRule(followsForChild(child), "R7");
    REQUIRE(mandatory.size() == 1);
    CHECK(mandatory.front().urgent);
    CHECK(mandatory.front().child);
    CHECK_FALSE(mandatory.front().why.empty());
}

TEST_CASE("R7: what does not by itself") {
    const auto* child = GENERATE(R"("officer_concern": "serious")", R"("appearance_injury": ["visible_injury"])",
        R"("words": [{"tells_of": ["hit_or_hurt"]}])",
        R"("marks": [{"said_to_be_caused_by": "an_accident", "explained_by": "child"}])",
        R"("age_band": "under_1", "moves_about": "rolls_or_crawls", "marks": [{"looks_like": ["bruise"]}])",
        R"("age_band": "5_to_9", "marks": [{"looks_like": ["bruise"]}])",
        R"("age_band": "under_1", "marks": [{"looks_like": ["graze"]}])");
    CAPTURE(child);
    CHECK(ofRule(followsForChild(child), "R7").empty());
}

TEST_CASE("R7: told by phone it is owed, no longer urgent") {
    const auto told = ofRule(
        followsForChild(R"("officer_concern": "immediate_danger")", R"("told_by_phone": "2022-03-05T02:40:00Z", )"),
        "R7");
    REQUIRE(told.size() == 1);
    CHECK_FALSE(told.front().urgent);
}

TEST_CASE("R7: police protection named for the scene concerns every child until one is named") {
    const std::string scene = R"({"immediate_action": ["police_protection_begun"], "children": )";
    CHECK(ofRule(follows(scene + R"([{"name": "Jo"}, {"name": "Kit"}]})"), "R7").size() == 2);
    CHECK(ofRule(
              follows(scene + R"([{"name": "Jo", "action_for_child": ["police_protection_begun"]}, {"name": "Kit"}]})"),
              "R7")
              .size()
        == 1);
}

TEST_CASE("R8: every child at a domestic abuse incident has a referral drafted, wherever it was") {
    const std::string abuse = R"("incident_kind": "domestic_abuse", )";
    for (const char* exposure : {"same_room", "heard_it", "not_at_home", "not_known"})
        CHECK(ofRule(followsForChild(R"("exposure": [")" + std::string(exposure) + "\"]", abuse), "R8").size() == 1);
    CHECK(ofRule(followsForChild(R"("exposure": ["same_room"])", R"("incident_kind": "online", )"), "R8").empty());
}

TEST_CASE("R10: a notice is urgent from the beginning of the school day on, not before") {
    const auto urgentAt = [](const char* now) {
        return ofRule(followsForChild(R"("age_band": "5_to_9", "schooling": "home_educated")",
                          R"("incident_kind": "domestic_abuse", )", *instantFrom(now)),
            "R10")
            .front()
            .urgent;
    };
    CHECK_FALSE(urgentAt("2022-03-07T08:29:59Z"));
    CHECK(urgentAt("2022-03-07T08:30:00Z"));
}

TEST_CASE("R17: police protection ends after 72 elapsed hours, also where the clocks change") {
    const auto [began, ends] =
        GENERATE(table<std::string, std::string>({{"2022-03-05T02:30:00+00:00", "2022-03-08T02:30:00+00:00"},
            {"2022-03-26T12:00:00+00:00", "2022-03-29T13:00:00+01:00"},
            {"2022-10-29T12:00:00+01:00", "2022-11-01T11:00:00+00:00"}}));
    const std::string child = R"("action_for_child": ["police_protection_begun"], "s46_began_at": ")" + began + "\"";
    const auto clock = ofRule(followsForChild(child), "R17").front();
    REQUIRE(clock.due);
    CHECK(isoText(*clock.due) == ends);
    const Instant begun = *instantFrom(began);
    const auto urgentAfterHours = [&](std::int64_t hours) {
        return ofRule(followsForChild(child, "", {begun.utcMs + hours * 3'600'000, 0, {}}), "R17").front().urgent;
    };
    CHECK_FALSE(urgentAfterHours(69));
    CHECK(urgentAfterHours(70));
}

TEST_CASE("R17: the duties that are not done yet, and no others") {
    const auto owed = ofRule(
        followsForChild(R"("action_for_child": ["police_protection_begun"], "s46_began_at": "2022-03-05T02:30:00Z",
        "s46_done": ["designated_officer_informed", "local_authority_informed"])"),
        "R17");
    std::vector<std::string> what;
    for (const auto& each : owed)
        what.push_back(each.what);
    CHECK(what
        == std::vector<std::string>{"Police protection ends at the latest", "Tell the child the steps and the reasons",
            "Find out what the child wishes", "Inform the parents"});
    CHECK(ofRule(followsForChild(R"("action_for_child": ["police_protection_begun"])"), "R17").front().urgent);
    CHECK(ofRule(followsForChild(R"("action_for_child": ["constable_called_for_police_protection"])"), "R17").size()
        == 1);
    CHECK(ofRule(followsForChild(R"("name": "Jo")"), "R17").empty());
}

TEST_CASE("R2: a child not seen is an amber line, a child seen is not") {
    for (const char* status : {"not_seen_access_refused", "not_seen_elsewhere", "not_seen_whereabouts_unknown",
             "not_seen_asleep_behind_closed_door", "through_a_door"})
        CHECK(ofRule(followsForChild(R"("seen_status": ")" + std::string(status) + "\""), "R2").size() == 1);
    CHECK(ofRule(followsForChild(R"("seen_status": {"not_obtained": "ran_out_of_time"})"), "R2").size() == 1);
    CHECK(ofRule(followsForChild(R"("seen_status": "seen_and_spoken_to")"), "R2").empty());
}

TEST_CASE("Who is left caring is told at once where it is an adult of the incident or somebody intoxicated") {
    CHECK(ofRule(follows(R"({"who_left_caring": "adult_of_the_incident"})"), "S4").size() == 1);
    CHECK(ofRule(follows(R"({"who_left_caring": "other_relative", "caregiver_capacity": "intoxicated"})"), "S4").size()
        == 1);
    CHECK(
        ofRule(follows(R"({"who_left_caring": "other_relative", "caregiver_capacity": "distressed"})"), "S4").empty());
}

TEST_CASE("R20: a baby's sleep place is seen and advice given") {
    const std::string advised = R"("immediate_action": ["safer_sleep_advice"], )";
    const std::string baby = R"("age_band": "under_1")";
    const std::string seen = baby + R"(, "nonverbal": ["sleep_place_seen"])";
    CHECK(
        ofRule(followsForChild(baby), "R20").front().what == "See where the baby sleeps, and give Safer Sleep advice");
    CHECK(ofRule(followsForChild(seen), "R20").front().what == "Give Safer Sleep advice");
    CHECK(ofRule(followsForChild(baby, advised), "R20").front().what == "See where the baby sleeps");
    CHECK(ofRule(followsForChild(seen, advised), "R20").empty());
    CHECK(ofRule(followsForChild(R"("age_band": "1_to_4")"), "R20").empty());
    CHECK(ofRule(followsForChild(R"("date_of_birth": "2021-12-01")"), "R20").size() == 1);
}

TEST_CASE("R21: a child who was not told what happens next") {
    CHECK(ofRule(followsForChild(R"("name": "Jo")"), "R21").size() == 1);
    CHECK(ofRule(followsForChild(R"("child_told": "not_told")"), "R21").size() == 1);
    for (const char* told : {"told_what_happens_next", "too_young", "not_safe_to_tell"})
        CHECK(ofRule(followsForChild(R"("child_told": ")" + std::string(told) + "\""), "R21").empty());
}

TEST_CASE("No consequence repeats what an officer wrote") {
    const auto all =
        followsForChild(R"("name": "Zebedee", "concern_because": "Zebedee shook", "officer_concern": "immediate_danger",
        "words": [{"quote": "Zebedee said", "tells_of": ["sexual"]}])",
            R"("incident_kind": "domestic_abuse", )");
    REQUIRE(all.size() > 3);
    for (const auto& each : all)
        CHECK((each.what + each.why).find("Zebedee") == std::string::npos);
}

TEST_CASE("Rules are total: any values in any registers are survived") {
    const FormDefinition& form = incidentObservation();
    const ItemId item = *ItemId::fromHex("0a000000000000000000000000000000");
    for (const Value& value :
        std::vector<Value>{true, std::int64_t{-1}, Text("x"), Choices{{"x"}}, Instant{INT64_MAX, 60, {}},
            Instant{INT64_MIN, -60, {}}, Bytes{1}, NotObtained{"nonsense", {}}, Withdrawn{"x"}, Cleared{}}) {
        Answers answers;
        for (const Field& field : form.fields()) {
            answers.emplace(RegisterKey{{field.number}}, value);
            for (const Field& inner : field.fields)
                answers.emplace(RegisterKey{{field.number, item, inner.number}}, value);
        }
        for (const auto& each : whatFollows(form, answers, saturdayNight, saturdayNight))
            CHECK_FALSE(each.what.empty());
    }
}

TEST_CASE("The published cases start what their reports say had to follow") {
    const auto rulesOf = [](const std::string& file) {
        const auto all = whatFollows(incidentObservation(), testing::answersOfCase(file), saturdayNight, saturdayNight);
        std::set<std::string> rules;
        for (const auto& each : all)
            rules.insert(each.rule);
        return rules;
    };
    const auto young = rulesOf("da-two-young-children.first-officer");
    CHECK(young.contains("R8"));
    CHECK(young.contains("R10"));
    CHECK(rulesOf("da-behaviour-not-recorded.answers").contains("R8"));
    CHECK(rulesOf("missing-two-found-wandering.answers").contains("R7"));
    CHECK(rulesOf("missing-two-found-wandering.answers").contains("R17"));
    CHECK(rulesOf("struck-by-mother-interpreter.answers").contains("R7"));
    CHECK(rulesOf("punched-on-way-to-school.answers").contains("R2"));
}

} // namespace
} // namespace seenheard
