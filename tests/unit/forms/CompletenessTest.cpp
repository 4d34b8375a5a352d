#include "sync/forms/Completeness.h"

#include "sync/forms/Json.h"
#include "tests/unit/forms/Cases.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {
namespace {

using testing::formWith;
using testing::incidentObservation;
using Facts = std::map<std::string, Value>;

const std::string childId = "0a000000000000000000000000000000";

Answers read(const std::string& json) {
    const auto parsed = parseJson(json);
    REQUIRE(parsed.ok());
    const auto answers = answersFromJson(incidentObservation(), *parsed, testing::itemIdsForTests());
    INFO((answers.ok() ? std::string() : answers.error().message));
    REQUIRE(answers.ok());
    return *answers;
}

/// One child with these answers (JSON, without the braces).
Answers aChild(const std::string& fields) {
    return read(R"({"children": [{"id": ")" + childId + "\", " + fields + "}]}");
}

struct Asked {
    explicit Asked(const Answers& answers, const Facts& facts = {})
        : evaluation(evaluate(incidentObservation(), answers, facts)) {}

    static RegisterKey childKey(const std::string& field) {
        const auto key = incidentObservation().keyOf("children/" + childId + "/" + field);
        REQUIRE(key.ok());
        return *key;
    }
    bool isRelevant(const std::string& field) const { return evaluation.relevant.contains(childKey(field)); }
    bool owes(const std::string& field, Tier tier = Tier::Essential) const {
        return std::any_of(evaluation.missing.begin(), evaluation.missing.end(),
            [&](const Missing& each) { return each.key == childKey(field) && each.tier == tier; });
    }
    std::optional<Value> derived(const std::string& field) const {
        const auto found = evaluation.derived.find(childKey(field));
        return found == evaluation.derived.end() ? std::nullopt : std::optional(found->second);
    }

    Evaluation evaluation;
};

TEST_CASE("An empty record owes the scene's essentials, in the order of the form") {
    const auto evaluation = evaluate(incidentObservation(), {}, {});
    std::vector<std::string> owed;
    for (const Missing& each : evaluation.missing)
        if (each.tier == Tier::Essential)
            owed.push_back(each.path);
    CHECK(owed
        == std::vector<std::string>{
            "incident_kind", "children", "anyone_else", "home_conditions", "who_left_caring", "immediate_action"});
}

TEST_CASE("What is known from dispatch is not asked") {
    const auto evaluation = evaluate(incidentObservation(), {}, {{"incident_kind", Text("online")}});
    const RegisterKey kind = *incidentObservation().keyOf("incident_kind");
    CHECK(evaluation.derived.at(kind) == Value(Text("online")));
    CHECK(std::none_of(
        evaluation.missing.begin(), evaluation.missing.end(), [&](const Missing& each) { return each.key == kind; }));
}

TEST_CASE("Each child owes its own observation") {
    const Asked asked(aChild(R"("age_band": "10_to_12")"));
    for (const char* field :
        {"seen_status", "exposure", "demeanour", "appearance_injury", "words", "relationships", "officer_concern"}) {
        CAPTURE(field);
        CHECK(asked.owes(field));
    }
    CHECK_FALSE(asked.isRelevant("nonverbal"));
    CHECK_FALSE(asked.isRelevant("marks"));
    CHECK_FALSE(asked.isRelevant("medical"));
}

TEST_CASE("A question is said with the child's first name, else with which child it is") {
    const auto label = [](const Answers& answers) {
        const auto missing = evaluate(incidentObservation(), answers, {}).missing;
        const auto found = std::find_if(missing.begin(), missing.end(),
            [](const Missing& each) { return each.key == Asked::childKey("demeanour"); });
        REQUIRE(found != missing.end());
        CHECK(found->question == "How did the child seem?");
        return found->label;
    };
    CHECK(label(aChild(R"("name": "Robin Ashworth")")) == "Robin: how did the child seem?");
    CHECK(label(aChild(R"("age_band": "1_to_4")")) == "Child 1: how did the child seem?");
}

TEST_CASE("A child asleep or not seen derives what could not be observed, shown as derived") {
    const auto [status, reason] = GENERATE(table<std::string, std::string>({{"seen_asleep_and_checked", "asleep"},
        {"not_seen_asleep_behind_closed_door", "asleep"}, {"not_seen_access_refused", "parent_refused"},
        {"not_seen_whereabouts_unknown", "not_at_address"}, {"not_seen_elsewhere", "not_at_address"}}));
    CAPTURE(status);
    const Asked asked(aChild(R"("age_band": "10_to_12", "seen_status": ")" + status + "\""));
    for (const char* field : {"demeanour", "appearance_injury", "words", "relationships"}) {
        CAPTURE(field);
        CHECK(asked.derived(field) == Value(NotObtained{reason, {}}));
        CHECK_FALSE(asked.owes(field));
    }
    CHECK(asked.owes("exposure"));
    CHECK(asked.owes("officer_concern"));
}

TEST_CASE("An own answer stands before a derived one") {
    const Asked asked(
        aChild(R"("age_band": "under_1", "seen_status": "seen_asleep_and_checked", "appearance_injury": ["tired"])"));
    CHECK_FALSE(asked.derived("appearance_injury"));
    CHECK(asked.derived("demeanour") == Value(NotObtained{"asleep", {}}));
}

TEST_CASE("A reason for the whole child is a reason for all of it, and says who is recording") {
    const Asked asked(
        aChild(R"("age_band": "5_to_9", "seen_status": {"not_obtained": "colleague_is_recording", "note": "PC 17"})"));
    for (const char* field : {"seen_status", "exposure", "demeanour", "words", "officer_concern"})
        CHECK_FALSE(asked.owes(field));
    const Asked silent(aChild(R"("age_band": "5_to_9", "seen_status": {"not_obtained": "colleague_is_recording"})"));
    CHECK(silent.owes("seen_status"));
}

TEST_CASE("A child under five, without speech or with special needs is asked for signs where there are no words") {
    const auto* who = GENERATE(R"("age_band": "under_1")", R"("age_band": "1_to_4")",
        R"("age_band": "13_to_15", "communicates_by": "does_not_speak")",
        R"("age_band": "13_to_15", "communicates_by": "signs_or_device")",
        R"("age_band": "13_to_15", "disability_or_neurodiversity": "yes")");
    CAPTURE(who);
    const Asked silent(aChild(who));
    CHECK(silent.isRelevant("nonverbal"));
    CHECK(silent.owes("nonverbal"));
    const Asked saidNothing(aChild(std::string(who) + R"(, "no_words": "said_nothing")"));
    CHECK(saidNothing.owes("nonverbal"));
    CHECK_FALSE(saidNothing.owes("words"));
    const Asked spoke(aChild(std::string(who) + R"(, "words": [{"quote": "up"}])"));
    CHECK(spoke.isRelevant("nonverbal"));
    CHECK_FALSE(spoke.owes("nonverbal"));
    const Asked observed(aChild(std::string(who) + R"(, "nonverbal": ["settles_when_held"])"));
    CHECK_FALSE(observed.owes("nonverbal"));
}

TEST_CASE("Each quotation owes its question and who could hear") {
    const Answers answers = aChild(R"("words": [{"id": "0b000000000000000000000000000000", "quote": "up"}])");
    const Asked asked(answers);
    CHECK(asked.owes("words/0b000000000000000000000000000000/question"));
    CHECK(asked.owes("words/0b000000000000000000000000000000/could_hear"));
    CHECK_FALSE(asked.owes("words"));
    CHECK_FALSE(asked.isRelevant("no_words"));
}

TEST_CASE("The age band follows from the date of birth on the day of the observation") {
    const auto [born, band] = GENERATE(table<std::string, std::string>({{"2022-03-04", "under_1"},
        {"2021-03-06", "under_1"}, {"2021-03-05", "1_to_4"}, {"2017-03-06", "1_to_4"}, {"2017-03-05", "5_to_9"},
        {"2012-03-05", "10_to_12"}, {"2009-03-05", "13_to_15"}, {"2006-03-05", "16_to_17"}}));
    CAPTURE(born);
    const Answers answers = read(R"({"observed_at": "2022-03-05T02:10:00Z", "children": [{"id": ")" + childId
        + R"(", "date_of_birth": ")" + born + "\"}]}");
    CHECK(Asked(answers).derived("age_band") == Value(band));
}

TEST_CASE("What is known of a picked child stands in for what was not asked") {
    const Answers answers = aChild(R"("person_ref": "person-7")");
    const Asked asked(answers, {{"person-7/date_of_birth", Text("2021-01-01")}, {"today", Text("2022-03-05")}});
    CHECK(asked.derived("age_band") == Value(Text("1_to_4")));
    CHECK(asked.isRelevant("nonverbal"));
    CHECK_FALSE(Asked(answers).owes("age_band"));
    CHECK(Asked(aChild(R"("name": "Jo")")).owes("age_band"));
}

TEST_CASE("An unborn child is not asked how it seemed") {
    const Asked asked(aChild(R"("age_band": "unborn")"));
    for (const char* field : {"seen_status", "exposure", "demeanour", "words", "relationships"})
        CHECK_FALSE(asked.isRelevant(field));
    CHECK(asked.owes("officer_concern"));
}

TEST_CASE("Medical help is asked where something calls for it") {
    CHECK(Asked(aChild(R"("exposure": ["injured"])")).owes("medical"));
    CHECK(Asked(aChild(R"("appearance_injury": ["unwell"])")).owes("medical"));
    CHECK(Asked(aChild(R"("nonverbal": ["limp"])")).owes("medical"));
    CHECK_FALSE(Asked(aChild(R"("appearance_injury": ["tired"])")).isRelevant("medical"));
}

TEST_CASE("A companion opens with the choice that asks for it") {
    CHECK(Asked(aChild(R"("demeanour": ["calm_settled"])")).isRelevant("demeanour_seen"));
    CHECK_FALSE(Asked(aChild(R"("demeanour": ["clinging"])")).isRelevant("demeanour_seen"));
    CHECK(Asked(aChild(R"("officer_concern": "serious")")).owes("concern_because"));
    CHECK_FALSE(Asked(aChild(R"("officer_concern": "none_seen")")).owes("concern_because"));
    CHECK(Asked(aChild(R"("officer_concern": "none_seen")")).isRelevant("concern_because"));
}

TEST_CASE("Police protection asks when it began and says when it ends") {
    const Asked begun(aChild(R"("action_for_child": ["police_protection_begun"])"));
    CHECK(begun.owes("s46_began_at"));
    const Asked timed(
        aChild(R"("action_for_child": ["police_protection_begun"], "s46_began_at": "2022-03-05T02:30:00Z")"));
    CHECK(std::get<Instant>(*timed.derived("s46_ends_at")).utcMs == std::int64_t{1646706600} * 1000);
    const auto inHospital = [](const std::string& fields) {
        return Asked(read(R"({"immediate_action": ["hospital"], "children": [{"id": ")" + childId + "\", " + fields
            + R"(}, {"name": "Kit"}]})"));
    };
    CHECK(inHospital(R"("name": "Jo")").owes("action_for_child"));
    CHECK_FALSE(inHospital(R"("action_for_child": ["hospital"])").owes("action_for_child"));
    CHECK_FALSE(Asked(aChild(R"("age_band": "5_to_9")")).owes("action_for_child"));
}

TEST_CASE("A community support officer is not offered a constable's power") {
    const RegisterKey power = *incidentObservation().keyOf("immediate_action/police_protection_begun");
    CHECK(evaluate(incidentObservation(), {}, {{"officer_role", Text("pcso")}}).choicesNotOffered.contains(power));
    CHECK_FALSE(
        evaluate(incidentObservation(), {}, {{"officer_role", Text("response")}}).choicesNotOffered.contains(power));
}

TEST_CASE("Choices that exclude each other are a breach, said once") {
    const auto breaches = [](const char* json) { return evaluate(incidentObservation(), read(json), {}).breaches; };
    const auto twice = breaches(R"({"home_conditions": ["nothing_of_concern", "not_seen"]})");
    REQUIRE(twice.size() == 1);
    CHECK(twice.front().path == "home_conditions");
    CHECK(breaches(R"({"immediate_action": ["none", "hospital"]})").size() == 1);
    CHECK(breaches(R"({"home_conditions": ["no_food", "animals"]})").empty());
    CHECK(breaches(R"({"previous_incidents": -1})").size() == 1);
}

TEST_CASE("An answer taken back is owed again") {
    Answers answers = aChild(R"("demeanour": ["clinging"])");
    CHECK_FALSE(Asked(answers).owes("demeanour"));
    answers.at(Asked::childKey("demeanour")) = Cleared{};
    answers.emplace(Asked::childKey("name"), Text("Robin"));
    CHECK(Asked(answers).owes("demeanour"));
}

TEST_CASE("A field that an expression makes irrelevant is not asked, but its value stays") {
    const auto form = formWith(
        R"({"name": "door", "number": 20, "type": "tri", "label": "Door open?", "section": "scene", "tier": "essential", "kind": "account"},)"
        R"({"name": "room", "number": 21, "type": "text", "max_length": 50, "label": "Room", "section": "scene", "tier": "essential", "kind": "account", "relevant": "${door} = 'yes'"})");
    REQUIRE(form.ok());
    const auto asked = [&](const char* door) {
        return evaluate(*form, {{RegisterKey{{FieldNumber{20}}}, Text(door)}}, {});
    };
    CHECK(asked("yes").missing.size() == 1);
    CHECK(asked("no").missing.empty());
}

TEST_CASE("Evaluation is total: any values in any registers are survived") {
    const std::vector<Value> values{true, std::int64_t{-1}, Text("x"), Choices{{"x"}}, Instant{INT64_MAX, 60, {}},
        Reference{"person", "x"}, Bytes{1, 2}, NotObtained{"nonsense", {}}, Withdrawn{"x"}, Cleared{}};
    const FormDefinition& form = incidentObservation();
    const ItemId item = *ItemId::fromHex(childId);
    for (const Value& value : values) {
        Answers answers;
        for (const Field& field : form.fields()) {
            answers.emplace(RegisterKey{{field.number}}, value);
            for (const Field& inner : field.fields)
                answers.emplace(RegisterKey{{field.number, item, inner.number}}, value);
        }
        answers.emplace(RegisterKey{{FieldNumber{9999}, item}}, value);
        CHECK_FALSE(evaluate(form, answers, {{"today", value}}).relevant.empty());
    }
}

} // namespace
} // namespace seenheard
