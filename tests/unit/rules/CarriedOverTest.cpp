#include "sync/rules/CarriedOver.h"

#include "sync/forms/IsoTime.h"
#include "sync/forms/Json.h"
#include "tests/unit/forms/Cases.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

namespace seenheard {
namespace {

using nlohmann::json;
using testing::bundledForm;

const RecordId source = *RecordId::fromHex("0b000000000000000000000000000000");

json carriedFrom(const std::string& form, const std::string& answersJson, const std::string& into = "referral") {
    const auto parsed = parseJson(answersJson);
    REQUIRE(parsed.ok());
    const auto answers = answersFromJson(bundledForm(form), *parsed, testing::itemIdsForTests());
    INFO((answers.ok() ? std::string() : answers.error().message));
    REQUIRE(answers.ok());
    const auto at = *instantFrom("2026-03-01T21:00:00Z");
    const auto carried = carriedOver({source, bundledForm(form), *answers, at}, bundledForm(into));
    const auto taken = parseJson(carried);
    REQUIRE(taken.ok());
    // Whatever is carried over has to be an answer to the form that takes it.
    const auto fits = answersFromJson(bundledForm(into), *taken, testing::itemIdsForTests());
    INFO((fits.ok() ? carried : fits.error().message));
    REQUIRE(fits.ok());
    return *taken;
}

struct Concern {
    const char* form;
    const char* answers;
    std::vector<std::string> types;
};

TEST_CASE("A referral names the kinds of concern that its record tells of") {
    const auto concern = GENERATE(
        Concern{"incident_observation", R"({"incident_kind": "domestic_abuse", "children": [{"name": "Jo"}]})",
            {"domestic_abuse"}},
        Concern{
            "incident_observation", R"({"home_conditions": ["no_food"], "children": [{"name": "Jo"}]})", {"neglect"}},
        Concern{"incident_observation",
            R"({"children": [{"words": [{"quote": "He hit", "tells_of": ["hit_or_hurt"]}]}]})", {"physical"}},
        Concern{"incident_observation", R"({"children": [{"words": [{"tells_of": ["sexual"]}]}]})", {"sexual"}},
        Concern{"incident_observation", R"({"incident_kind": "online", "children": [{"name": "Jo"}]})", {"online"}},
        Concern{"safe_and_well", R"({"flags": ["cse"], "exploitation_signs": ["hotel_or_taxi"]})", {"cse", "missing"}},
        Concern{"safe_and_well", R"({"flags": ["cse"], "exploitation_signs": ["none_of_these"]})", {"missing"}},
        Concern{"early_action", R"({"trigger_factors": ["domestic_abuse", "mental_health"]})",
            {"domestic_abuse", "mental_health"}});
    CAPTURE(concern.answers);
    CHECK(carriedFrom(concern.form, concern.answers)["concern_types"] == json(concern.types));
}

TEST_CASE("Children whom no rule refers are listed as others in the household") {
    const auto referral = carriedFrom("incident_observation",
        R"({"children": [{"name": "Jo", "officer_concern": "immediate_danger"}, {"name": "Kit"}]})");
    REQUIRE(referral["children"].size() == 1);
    CHECK(referral["children"][0]["name"] == "Jo");
    REQUIRE(referral["others_in_household"].size() == 1);
    CHECK(referral["others_in_household"][0]["name"] == "Kit");
}

TEST_CASE("Words are carried over exactly, with the question, who could hear and who put them into words") {
    const auto referral = carriedFrom("incident_observation", R"({"adults": [{"person_ref": "person-1"}], "children": [
        {"name": "Noor", "words": [{"quote": "she got cross  ", "question": "tell_me_what_happened",
            "could_hear": [{"person_ref": "person-1"}, "open_phone"], "interpreted_by": "intermediary"}]}]})");
    const auto& said = referral["voice"][0];
    CHECK(said["quote"] == "she got cross  ");
    CHECK(said["said_by"] == "Noor");
    CHECK(said["question_asked"] == "Tell me what happened");
    CHECK(said["could_hear"] == json({"an_adult_not_listed", "open_phone"}));
    CHECK(said["put_into_words_by"] == "Intermediary");
}

TEST_CASE("A child who said nothing is carried over by what it showed") {
    const auto referral = carriedFrom("incident_observation",
        R"({"children": [{"age_band": "under_1", "demeanour": ["inconsolable"], "nonverbal": ["limp"]}]})");
    const std::string showed = referral["voice"][0]["showed"];
    CHECK(showed.find("Inconsolable") != std::string::npos);
    CHECK(showed.find("Limp") != std::string::npos);
}

TEST_CASE("R7: a review is told why its record makes a referral mandatory, and of a drafted one is not") {
    const auto mandatory = carriedFrom("incident_observation",
        R"({"children": [{"name": "Jo", "officer_concern": "immediate_danger"},
                         {"name": "Kit", "officer_concern": "immediate_danger"}]})",
        "review");
    const std::string because = mandatory["referral_mandatory_because"];
    CHECK(because.find("immediate danger") != std::string::npos);
    CHECK(because.find("immediate danger") == because.rfind("immediate danger"));
    const auto owed = carriedFrom("incident_observation",
        R"({"incident_kind": "domestic_abuse", "children": [{"name": "Jo", "exposure": ["heard_it"]}]})", "review");
    CHECK_FALSE(owed.contains("referral_mandatory_because"));
}

TEST_CASE("A review and a meeting take what they ask for and nothing else") {
    const std::string incident = R"({"children": [{"name": "Jo"}, {"name": "Kit"}]})";
    const auto review = carriedFrom("incident_observation", incident, "review");
    CHECK(review["reviewed_record"] == source.hex());
    CHECK(review["children_quality"].size() == 2);
    CHECK_FALSE(review.contains("children"));
    const auto meeting = carriedFrom("incident_observation", incident, "meeting");
    CHECK(meeting["children"].size() == 2);
    CHECK(meeting["source_records"][0]["record"] == source.hex());
}

} // namespace
} // namespace seenheard
