#include "sync/rules/ReviewReasons.h"

#include "sync/forms/IsoTime.h"
#include "sync/forms/Json.h"
#include "tests/unit/forms/Cases.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace seenheard {
namespace {

using Kind = ReviewReason::Kind;

std::vector<std::pair<Kind, std::string>> reasonsOf(const std::string& answersJson) {
    const auto& form = testing::bundledForm("incident_observation");
    const auto answers = answersFromJson(form, *parseJson(answersJson), testing::itemIdsForTests());
    INFO((answers.ok() ? std::string() : answers.error().message));
    REQUIRE(answers.ok());
    std::vector<std::pair<Kind, std::string>> reasons;
    for (const auto& reason : reviewReasons(form, *answers, *instantFrom("2026-03-01T21:00:00Z")))
        reasons.emplace_back(reason.kind, reason.words);
    return reasons;
}

using Reasons = std::vector<std::pair<Kind, std::string>>;

TEST_CASE("R2, R7: danger and a child not seen come before a thin record") {
    CHECK(reasonsOf(R"({"children": [
            {"seen_status": "seen_and_spoken_to", "demeanour": ["quiet_withdrawn"]},
            {"seen_status": "not_seen_access_refused"},
            {"officer_concern": "immediate_danger"}]})")
        == Reasons{{Kind::RiskLeftBehind, "The officer sees immediate danger."}, {Kind::NotSeen, "Access was refused."},
            {Kind::Thin, "One word says how the child seemed."},
            {Kind::Thin, "Nothing the child said or showed is there."}});
}

TEST_CASE("who is left caring is risk left behind") {
    CHECK(reasonsOf(R"({"who_left_caring": "adult_of_the_incident"})")
        == Reasons{{Kind::RiskLeftBehind, "The children are left with an adult of the incident."}});
}

TEST_CASE("a child who was seen and heard makes no record thin, and a child who slept does not either") {
    CHECK(reasonsOf(R"({"children": [
            {"seen_status": "seen_and_spoken_to", "demeanour": ["quiet_withdrawn", "clinging"],
             "words": [{"quote": "I want it to stop"}]},
            {"seen_status": "seen_asleep_and_checked"}]})")
              .empty());
}

TEST_CASE("many questions without an answer are worth a question") {
    CHECK(reasonsOf(R"({"who_left_caring": {"not_obtained": "ran_out_of_time"},
            "caregiver_capacity": {"not_obtained": "ran_out_of_time"},
            "home_conditions": {"not_obtained": "ran_out_of_time"}})")
        == Reasons{{Kind::Thin, "3 answers were not obtained."}});
}

} // namespace
} // namespace seenheard
