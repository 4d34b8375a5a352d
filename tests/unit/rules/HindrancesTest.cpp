#include "sync/forms/Json.h"
#include "sync/rules/WhatFollows.h"
#include "tests/unit/forms/Cases.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {
namespace {

using testing::incidentObservation;

/// The published case of two children, changed as the test wants.
template<typename Change>
std::vector<Missing> hindrancesAfter(const Change& change) {
    auto json = parseJson(testing::sourceFile("app/demo/cases/da-two-young-children.first-officer.json"));
    REQUIRE(json.ok());
    change(*json);
    const auto answers = answersFromJson(incidentObservation(), *json, testing::itemIdsForTests());
    REQUIRE(answers.ok());
    return hindrancesToSubmit(incidentObservation(), *answers, {});
}

bool names(const std::vector<Missing>& hindrances, const std::string& ending) {
    return std::any_of(
        hindrances.begin(), hindrances.end(), [&](const Missing& each) { return each.path.ends_with(ending); });
}

TEST_CASE("A whole record may be submitted, though end-of-duty fields are still owed") {
    CHECK(hindrancesAfter([](auto&) {}).empty());
    CHECK(hindrancesAfter([](auto& record) { record.erase("bwv"); }).empty());
}

TEST_CASE("A child listed without observation or reason hinders, and is named") {
    const auto hindrances = hindrancesAfter([](auto& record) {
        record["children"].push_back({{"age_band", "10_to_12"}});
    });
    CHECK(names(hindrances, "/seen_status"));
    CHECK(names(hindrances, "/demeanour"));
    CHECK(hindrances.front().label == "Child 3: did you see the child?");
    CHECK(hindrancesAfter([](auto& record) {
        record["children"].push_back({{"age_band", "10_to_12"},
            {"seen_status", {{"not_obtained", "colleague_is_recording"}, {"note", "PC 17"}}}});
    }).empty());
}

TEST_CASE("A small child without words or signs hinders; too young is no answer") {
    CHECK(names(hindrancesAfter([](auto& record) { record["children"][0].erase("nonverbal"); }), "/nonverbal"));
}

TEST_CASE("Answers that exclude each other hinder") {
    const auto hindrances = hindrancesAfter([](auto& record) {
        record["home_conditions"] = {"no_food", "nothing_of_concern"};
    });
    REQUIRE(hindrances.size() == 1);
    CHECK(hindrances.front().path == "home_conditions");
}

} // namespace
} // namespace seenheard
