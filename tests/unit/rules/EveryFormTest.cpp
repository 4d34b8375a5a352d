#include "sync/forms/Json.h"
#include "sync/rules/NotAlone.h"
#include "sync/rules/WhatFollows.h"
#include "tests/unit/forms/Cases.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {
namespace {

using testing::bundledForm;

std::vector<Missing> hindrances(const std::string& form, const std::string& json) {
    const auto parsed = parseJson(json);
    REQUIRE(parsed.ok());
    const auto answers = answersFromJson(bundledForm(form), *parsed, testing::itemIdsForTests());
    INFO((answers.ok() ? std::string() : answers.error().message));
    REQUIRE(answers.ok());
    return hindrancesToSubmit(bundledForm(form), *answers, {});
}

bool hinders(const std::vector<Missing>& all, const std::string& ending) {
    return std::any_of(all.begin(), all.end(), [&](const Missing& each) { return each.path.ends_with(ending); });
}

/// A form, and how a child's answers are put into it.
struct Place {
    const char* form;
    const char* before;
    const char* after;
};

Place everyPlace() {
    return GENERATE(Place{"incident_observation", R"({"children": [{)", "}]}"},
        Place{"home_visit", R"({"residents": [{)", "}]}"},
        Place{"safe_and_well", R"({"seen_how": "face_to_face", )", "}"},
        Place{"return_interview", R"({"outcome_of_offer": "accepted", )", "}"},
        Place{"early_action", R"({"contact_made": "seen", )", "}"});
}

TEST_CASE("R1: a child listed owes an observation, or a reason for each of its questions") {
    const auto place = everyPlace();
    CAPTURE(place.form);
    const auto bare = hindrances(place.form, std::string(place.before) + R"("age_band": "13_to_15")" + place.after);
    CHECK(hinders(bare, "demeanour"));
    CHECK(hinders(bare, "words"));
    const auto reasoned = hindrances(place.form,
        std::string(place.before)
            + R"("age_band": "13_to_15", "demeanour": {"not_obtained": "ran_out_of_time"}, "words": {"not_obtained": "child_declined"})"
            + place.after);
    CHECK_FALSE(hinders(reasoned, "demeanour"));
    CHECK_FALSE(hinders(reasoned, "words"));
}

TEST_CASE("R1: a reason that needs words hinders until they are given") {
    const std::string reason = R"({"seen_how": {"not_obtained": "colleague_is_recording")";
    CHECK(hinders(hindrances("safe_and_well", reason + "}}"), "seen_how"));
    CHECK_FALSE(hinders(hindrances("safe_and_well", reason + R"(, "note": "PC 17"}})"), "seen_how"));
}

TEST_CASE("R3: where a child is small, without speech or neurodiverse, what it shows stands beside the words") {
    const auto place = everyPlace();
    const auto [who, silent] = GENERATE(table<std::string, bool>({
        {R"("age_band": "under_1")", true},
        {R"("age_band": "1_to_4")", true},
        {R"("age_band": "13_to_15", "communicates_by": "does_not_speak")", true},
        {R"("age_band": "13_to_15", "communicates_by": "signs_or_device")", true},
        {R"("age_band": "13_to_15", "disability_or_neurodiversity": "yes")", true},
        {R"("age_band": "13_to_15", "communicates_by": "speech")", false},
    }));
    CAPTURE(place.form, who);
    const auto child = [&](const std::string& more) {
        return hindrances(place.form, std::string(place.before) + who + more + place.after);
    };
    CHECK(hinders(child(R"(, "no_words": "said_nothing")"), "nonverbal") == silent);
    CHECK_FALSE(hinders(child(R"(, "words": [{"quote": "No"}])"), "nonverbal"));
    CHECK_FALSE(
        hinders(child(R"(, "no_words": "said_nothing", "nonverbal": {"not_obtained": "asleep"})"), "nonverbal"));
}

TEST_CASE("R4: words read 'not alone' where anybody but the officer could hear") {
    const Field* words = nullptr;
    for (const Field& field : bundledForm("safe_and_well").fields())
        if (field.name == "words")
            words = &field;
    REQUIRE(words);
    const Field& hear = *words->field("could_hear");
    CHECK_FALSE(notAlone(hear, Choices{{"nobody_else"}}));
    CHECK(notAlone(hear, Choices{{"parent_or_carer"}}));
    CHECK(notAlone(hear, Choices{{"open_phone"}}));
    CHECK(notAlone(hear, Choices{{"0a000000000000000000000000000000"}}));
    CHECK_FALSE(notAlone(hear, Choices{}));
    CHECK_FALSE(notAlone(hear, NotObtained{"ran_out_of_time", {}}));
    CHECK_FALSE(notAlone(*words->field("tells_of"), Choices{{"hit_or_hurt"}}));
}

TEST_CASE("R13: an interview by whoever is not independent of the carer is refused") {
    const auto refused = hindrances("return_interview",
        R"({"outcome_of_offer": "accepted", "interviewer_org": "local_authority", "independent_of_carer": "no"})");
    CHECK(hinders(refused, "independent_of_carer"));
    CHECK_FALSE(
        hinders(hindrances("return_interview", R"({"outcome_of_offer": "accepted", "interviewer_org": "police"})"),
            "independent_of_carer"));
}

TEST_CASE("R16: a check by phone owes a reason and who allowed it") {
    const auto byPhone = hindrances("safe_and_well", R"({"seen_how": "by_phone"})");
    CHECK(hinders(byPhone, "seen_how_because"));
    CHECK(hinders(byPhone, "seen_how_authorised_by"));
    // What cannot be seen by phone has its reason by itself; what can be heard is still asked.
    CHECK_FALSE(hinders(byPhone, "demeanour"));
    CHECK(hinders(byPhone, "words"));
}

TEST_CASE("R17: a PCSO or an Early Action officer is not offered police protection of their own") {
    const auto* form = GENERATE("safe_and_well", "return_interview", "early_action");
    const auto* role = GENERATE("pcso", "early_action");
    const auto& definition = bundledForm(form);
    Answers held;
    if (const auto outcome = definition.keyOf("outcome_of_offer"))
        held.emplace(*outcome, Text("accepted"));
    const auto offered = [&](const std::string& who) {
        const auto evaluation = evaluate(definition, held, {{"officer_role", Text(who)}});
        const auto key = definition.keyOf("action_for_child").value();
        const auto begun = definition.fieldAt(key)->choice("police_protection_begun")->number;
        return !evaluation.choicesNotOffered.contains(keyBelow(key, begun));
    };
    CAPTURE(form, role);
    CHECK_FALSE(offered(role));
    CHECK(offered("officer"));
}

TEST_CASE("R7: a referral that has to be made is set aside only in an inspector's name, with the reason") {
    const auto decided = GENERATE("agree_none", "information_only");
    const auto review = [&](const std::string& more) {
        return hindrances("review",
            R"({"all_children_accounted": "yes", "demeanour_quality": "adequate", "risk_grade": "agree",
                "reviewed_record": "r1", "referral_decision": ")"
                + std::string(decided) + "\"" + more + "}");
    };
    const std::string because = R"(, "referral_because": "Social care has an enquiry open since Monday")";
    const std::string mandatory = R"(, "referral_mandatory_because": "The officer sees immediate danger.")";
    CHECK(review(because).empty());
    CHECK(hinders(review(mandatory + because), "overriding_inspector"));
    const std::string inspector = R"(, "overriding_inspector": "Insp 4410 Hartley")";
    CHECK(hinders(review(mandatory + inspector), "referral_because"));
    CHECK(review(mandatory + because + inspector).empty());
}

TEST_CASE("R21: a review closes a record only with the outcome for the child and whether it was told") {
    const std::string routine =
        R"({"all_children_accounted": "yes", "demeanour_quality": "adequate", "risk_grade": "agree", "referral_decision": "agree_made", "reviewed_record": "r1")";
    CHECK(hindrances("review", routine + "}").empty());
    const auto closing = hindrances("review", routine + R"(, "closing": "yes"})");
    CHECK(hinders(closing, "outcome_for_child"));
    CHECK(hinders(closing, "child_informed"));
    CHECK(hindrances(
        "review", routine + R"(, "closing": "yes", "outcome_for_child": "early_help", "child_informed": "too_young"})")
              .empty());
}

} // namespace
} // namespace seenheard
