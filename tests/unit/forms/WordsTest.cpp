#include "sync/forms/Answers.h"
#include "sync/forms/IsoTime.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

std::string words(const char* path, const Value& value) {
    const FormDefinition& form = testing::incidentObservation();
    return wordsFor(form, *form.fieldAt(*form.keyOf(path)), value);
}

const char* const item = "0a000000000000000000000000000000";

TEST_CASE("Values are told in words for a person") {
    CHECK(words("incident_kind", Text("domestic_abuse")) == "Domestic abuse");
    CHECK(words("home_conditions", Choices{{"animals", "no_food"}}) == "No food; Animals");
    CHECK(words("anyone_else", NotObtained{"colleague_is_recording", "PC 17"})
        == "not obtained: a colleague is recording it (PC 17)");
    CHECK(words("arrived_at", *instantFrom("2022-03-05T02:07:00Z")) == "5 March 2022, 02:07");
    CHECK(words("unborn_due_date", Text("2022-09-01")) == "1 September 2022");
    CHECK(words("home_seen", Text("two made beds")) == "two made beds");
    CHECK(words("immediate_action/hospital", true) == "yes");
    CHECK(words("home_seen", Cleared{}) == "taken back");
    CHECK(words("home_seen", Withdrawn{"wrong house"}) == "withdrawn: wrong house");
    CHECK(words("who_left_caring_adult", Text(item)) == "Adult");
}

TEST_CASE("Paths and registers name each other") {
    const FormDefinition& form = testing::incidentObservation();
    for (const std::string& path : {std::string("submitted"), std::string("immediate_action/hospital"),
             "children/" + std::string(item) + "/demeanour",
             "children/" + std::string(item) + "/words/" + item + "/quote"}) {
        const auto key = form.keyOf(path);
        REQUIRE(key.ok());
        CHECK(form.pathOf(*key).value() == path);
    }
    for (const std::string& path : {std::string(""), std::string("colour"), std::string("children/7/demeanour"),
             "children/" + std::string(item), "anyone_else/" + std::string(item), std::string("immediate_action/fly"),
             std::string("immediate_action/hospital/more"), "children/" + std::string(item) + "/team"}) {
        CAPTURE(path);
        CHECK_FALSE(form.keyOf(path).ok());
    }
}

TEST_CASE("The engine is told of each register's kind, policy and ranks") {
    const FormDefinition& form = testing::incidentObservation();
    const auto policy = [&](const std::string& path) { return form.policyAt(*form.keyOf(path)); };
    const FieldPolicy concern = policy("children/" + std::string(item) + "/officer_concern");
    CHECK(concern.kind == FieldKind::Finding);
    CHECK(concern.standIn == StandInPolicy::Protective);
    CHECK(concern.rank(Text("immediate_danger")) > concern.rank(Text("serious")));
    CHECK(concern.rank(Text("some")) > concern.rank(NotObtained{"asleep", {}}));
    CHECK(concern.rank(NotObtained{"asleep", {}}) > concern.rank(Text("none_seen")));
    CHECK(concern.rank(Text("none_seen")) > concern.rank(Cleared{}));
    CHECK(policy("immediate_action/hospital").standIn == StandInPolicy::Each);
    CHECK(policy("children/" + std::string(item) + "/demeanour").kind == FieldKind::Account);
    CHECK(policy("submitted").kind == FieldKind::Account);
    CHECK(form.policyAt(RegisterKey{{FieldNumber{4711}}}).kind == FieldKind::Account);
}

} // namespace
} // namespace seenheard
