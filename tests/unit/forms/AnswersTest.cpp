#include "sync/forms/Answers.h"

#include "sync/forms/Json.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

namespace seenheard {
namespace {

using testing::incidentObservation;

/// New items are numbered; a picked person has an id of its own.
ItemIds countingIds() {
    return [next = std::uint8_t{0}](std::string_view, const std::optional<Reference>& picked) mutable {
        ItemId id;
        id.octets.front() = picked ? 0xEE : ++next;
        return id;
    };
}

Result<Answers> read(const std::string& json) {
    const auto parsed = parseJson(json);
    REQUIRE(parsed.ok());
    return answersFromJson(incidentObservation(), *parsed, countingIds());
}

std::optional<Value> at(const Answers& answers, const std::string& path) {
    const auto key = incidentObservation().keyOf(path);
    REQUIRE(key.ok());
    const auto found = answers.find(*key);
    return found == answers.end() ? std::nullopt : std::optional(found->second);
}

TEST_CASE("Answers of every kind are read into their registers") {
    const auto answers = read(R"({
        "incident_kind": "domestic_abuse", "arrived_at": "2022-03-05T02:07:00+00:00", "previous_incidents": 4,
        "unborn": "yes", "unborn_due_date": "2022-09-01", "immediate_action": ["first_aid", "hospital"],
        "incident_ref": "incident-7", "bwv_id": {"not_obtained": "other", "note": "camera flat"},
        "observed_at": {"at": "2022-03-05T02:10:00+00:00", "clock": "drifting"}, "home_seen": null,
        "children": [{"age_band": "5_to_9", "demeanour": ["watchful_checking_adults", "clinging"],
                      "words": [{"quote": "I want it to stop"}]}]})");
    REQUIRE(answers.ok());
    const std::string child = "children/01000000000000000000000000000000/";
    CHECK(at(*answers, "incident_kind") == Value(Text("domestic_abuse")));
    CHECK(at(*answers, "previous_incidents") == Value(std::int64_t{4}));
    CHECK(at(*answers, "immediate_action/first_aid") == Value(true));
    CHECK_FALSE(at(*answers, "immediate_action/none"));
    CHECK(at(*answers, "incident_ref") == Value(Reference{"incident", "incident-7"}));
    CHECK(at(*answers, "bwv_id") == Value(NotObtained{"other", "camera flat"}));
    CHECK(std::get<Instant>(*at(*answers, "observed_at")).quality == ClockQuality::Drifting);
    CHECK(at(*answers, "home_seen") == Value(Cleared{}));
    CHECK(at(*answers, child + "demeanour") == Value(Choices{{"clinging", "watchful_checking_adults"}}));
    CHECK(at(*answers, child + "words/02000000000000000000000000000000/quote") == Value(Text("I want it to stop")));
}

TEST_CASE("What is read and written comes back the same") {
    const std::string json =
        R"({"anyone_else":"not_sure","bwv":null,"children":[{"age_band":"5_to_9","id":"01000000000000000000000000000000",)"
        R"("person_ref":"person-7","words":{"not_obtained":"said_nothing"}}],"immediate_action":{"first_aid":true,"hospital":false}})";
    const auto answers = read(json);
    REQUIRE(answers.ok());
    CHECK(jsonFrom(incidentObservation(), *answers).dump() == json);
}

TEST_CASE("A picked person decides the item, and is kept as an answer") {
    const auto answers = read(R"({"children": [{"person_ref": "person-robin-ashworth"}]})");
    REQUIRE(answers.ok());
    CHECK(at(*answers, "children/ee000000000000000000000000000000/person_ref")
        == Value(Reference{"person", "person-robin-ashworth"}));
}

TEST_CASE("Items are in the order they were noted; withdrawn ones are gone") {
    auto answers = read(R"({"adults": [
        {"id": "01000000000000000000000000000000", "noted_at": "2022-03-05T02:12:00Z"},
        {"id": "02000000000000000000000000000000", "noted_at": "2022-03-05T02:11:00Z"},
        {"id": "03000000000000000000000000000000", "role": "victim"}]})");
    REQUIRE(answers.ok());
    const RegisterKey adults = *incidentObservation().keyOf("adults");
    const auto items = itemsIn(incidentObservation(), *answers, adults);
    REQUIRE(items.size() == 3);
    CHECK(items[0].hex().starts_with("02"));
    CHECK(items[2].hex().starts_with("03"));
    for (auto& [key, value] : *answers)
        if (key.path.size() > 1 && std::get<ItemId>(key.path[1]) == items[0])
            value = Withdrawn{"counted twice"};
    CHECK(itemsIn(incidentObservation(), *answers, adults).size() == 2);
}

struct Wrong {
    const char* json;
    const char* says;
};

TEST_CASE("A wrong answer is refused with its path") {
    const auto wrong = GENERATE(Wrong{R"([])", "The answers: an object"},
        Wrong{R"({"colour": "red"})", "colour: form 'incident_observation' has no such field"},
        Wrong{R"({"team": "A"})", "team: form"},
        Wrong{R"({"children": [{}, {"demeanour": ["crying"]}]})",
            "children[1].demeanour: 'crying' is not one of: tearful_crying, "},
        Wrong{R"({"children": [{"words": [{"quote": 7}]}]})", "children[0].words[0].quote: a text is expected"},
        Wrong{
            R"({"children": [{"words": [{"quote": ""}]}]})", "children[0].words[0].quote: an empty text is no answer"},
        Wrong{R"({"children": {"age_band": "5_to_9"}})", "children: a list of objects"},
        Wrong{R"({"children": ["Robin"]})", "children[0]: an object"},
        Wrong{R"({"children": [{"id": "7"}]})", "children[0].id: the id of an item"},
        Wrong{R"({"children": [{"person_ref": "p"}, {"person_ref": "p"}]})", "children[1]: the same item"},
        Wrong{R"({"incident_kind": ["domestic_abuse"]})", "incident_kind: the name of one choice"},
        Wrong{R"({"home_conditions": "animals"})", "home_conditions: a list of choices"},
        Wrong{R"({"home_conditions": []})", "home_conditions: no choice is no answer"},
        Wrong{R"({"home_conditions": ["animals", "animals"]})", "home_conditions: a choice stands twice"},
        Wrong{R"({"immediate_action": ["fly"]})", "immediate_action: 'fly' is not one of: safe_adult_confirmed"},
        Wrong{R"({"immediate_action": []})", "immediate_action: no choice is no answer"},
        Wrong{R"({"arrived_at": "yesterday"})", "arrived_at: a date and time"},
        Wrong{R"({"unborn_due_date": "2022-02-30"})", "unborn_due_date: a date is expected"},
        Wrong{R"({"previous_incidents": "4"})", "previous_incidents: a whole number"},
        Wrong{R"({"previous_incidents": 18446744073709551615})", "previous_incidents: the number is too large"},
        Wrong{R"({"previous_incidents": {"not_obtained": "asleep"}})",
            "previous_incidents: this field has no 'not_obtained'"},
        Wrong{R"({"anyone_else": {"not_obtained": "bored"}})",
            "anyone_else: 'bored' is not one of the reasons: asleep, "},
        Wrong{R"({"anyone_else": {"not_obtained": "other", "why": "x"}})", "anyone_else: 'not_obtained' takes"},
        Wrong{R"({"children": [{"s46_ends_at": "2022-03-05T02:07:00Z"}]})",
            "children[0].s46_ends_at: this is calculated"},
        Wrong{R"({"incident_ref": {"kind": "person", "id": "x"}})", "incident_ref: this refers to something else"});
    CAPTURE(wrong.json);
    const auto answers = read(wrong.json);
    REQUIRE_FALSE(answers.ok());
    CAPTURE(answers.error().message);
    CHECK(answers.error().message.find(wrong.says) == 0);
}

TEST_CASE("A refusal never repeats what somebody wrote") {
    const auto* json = GENERATE(R"({"anyone_else": "Mum says nobody else"})", R"({"Mum says": "nobody"})",
        R"({"children": [{"demeanour": ["He sat there rocking"]}]})", R"({"immediate_action": {"Mum phoned": true}})",
        R"({"anyone_else": {"not_obtained": "Mum was shouting"}})");
    const auto answers = read(json);
    REQUIRE_FALSE(answers.ok());
    CHECK(answers.error().message.find("Mum") == std::string::npos);
    CHECK(answers.error().message.find("rocking") == std::string::npos);
}

TEST_CASE("Length is counted in characters, not in octets") {
    std::string words;
    for (int count = 0; count < 400; ++count)
        words += "é";
    CHECK(read(R"({"home_seen": ")" + words + R"("})").ok());
    const auto tooLong = read(R"({"home_seen": ")" + words + R"(x"})");
    REQUIRE_FALSE(tooLong.ok());
    CHECK(tooLong.error().message == "home_seen: the text has 401 characters; at most 400 fit.");
}

TEST_CASE("Words are kept exactly as they were written") {
    const std::string words = "  e\u0301 \t\u200B \U0001F62D <b>'; DROP TABLE--\n";
    const auto answers = answersFromJson(incidentObservation(), nlohmann::json{{"home_seen", words}}, countingIds());
    REQUIRE(answers.ok());
    CHECK(at(*answers, "home_seen") == Value(words));
    const auto broken = answersFromJson(incidentObservation(), nlohmann::json{{"home_seen", "\xC3("}}, countingIds());
    CHECK_FALSE(broken.ok());
}

TEST_CASE("Who could hear is a choice or the id of an adult") {
    CHECK(read(R"({"children": [{"words": [{"could_hear": ["staff", "0a000000000000000000000000000000"]}]}]})").ok());
    CHECK_FALSE(read(R"({"children": [{"words": [{"could_hear": ["A"]}]}]})").ok());
    CHECK_FALSE(read(R"({"children": [{"words": [{"could_hear": ["0A000000000000000000000000000000"]}]}]})").ok());
}

TEST_CASE("The server's check of a value knows every register") {
    const FormDefinition& form = incidentObservation();
    const auto check = [&](const char* path, const Value& value) {
        return checkFits(form, *form.keyOf(path), value).ok();
    };
    CHECK(check("arrived_at", Instant{0, 60, {}}));
    CHECK_FALSE(check("arrived_at", Instant{INT64_MAX, 60, {}}));
    CHECK_FALSE(check("arrived_at", Instant{0, 15 * 60, {}}));
    CHECK(check("submitted", true));
    CHECK_FALSE(check("submitted", Text("yes")));
    CHECK(check("team", Text("Bradford 3")));
    CHECK(check("immediate_action/hospital", true));
    CHECK_FALSE(check("immediate_action/hospital", Text("hospital")));
    CHECK_FALSE(check("immediate_action", Choices{{"hospital"}}));
    CHECK(check("immediate_action", NotObtained{"ran_out_of_time", {}}));
    CHECK(check("immediate_action/hospital", Cleared{}));
    CHECK_FALSE(check("anyone_else", true));
    CHECK_FALSE(check("home_conditions", Choices{{"strong_smell", "animals"}}));
    CHECK_FALSE(check("children", Text("two")));
    CHECK(check("children", Withdrawn{"wrong address"}));
    CHECK_FALSE(checkFits(form, RegisterKey{{FieldNumber{99999}}}, true).ok());
}

} // namespace
} // namespace seenheard
