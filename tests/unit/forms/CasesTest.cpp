#include "tests/unit/forms/Cases.h"

#include "sync/forms/Completeness.h"
#include "sync/forms/Json.h"
#include "sync/rules/WhatFollows.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace seenheard {
namespace {

using testing::answersOfCase;
using testing::incidentObservation;

/// Files of answers to each case that calls for an incident observation.
const std::map<std::string, std::vector<std::string>> answerFiles{
    {"da-two-young-children", {"da-two-young-children.first-officer", "da-two-young-children.second-officer"}},
    {"da-behaviour-not-recorded", {"da-behaviour-not-recorded.answers"}},
    {"missing-two-found-wandering", {"missing-two-found-wandering.answers"}},
    {"struck-by-mother-interpreter", {"struck-by-mother-interpreter.answers"}},
    {"punched-on-way-to-school", {"punched-on-way-to-school.answers"}},
};

/// The fields that hold a line of `must_hold`: "*" is every item of the list, "?" at least one; after "=" a
/// choice that says it.
const std::map<std::string, std::vector<std::string>> fieldsOfLine{
    {"each child's demeanour separately", {"children/*/demeanour"}},
    {"present in the room during the incident", {"children/*/exposure=same_room"}},
    {"child too young to give an account", {"children/?/communicates_by=does_not_speak", "children/?/nonverbal"}},
    {"body worn video reference", {"bwv", "bwv_id"}},
    {"violence towards officers in front of the children",
        {"adults/?/violence_to_officers=yes", "adults/?/violence_in_front_of"}},
    {"who else was present when the child was seen", {"children/*/present_when_seen"}},
    {"the child's own words, verbatim", {"children/?/words/?/quote"}},
    {"why the child was not spoken to alone (a parent present made it unsafe)",
        {"children/*/no_words=unsafe_to_ask", "children/*/not_alone_because=parent_present_made_it_unsafe"}},
    {"demeanour, though the child said nothing", {"children/*/demeanour"}},
    {"an officer's assessment of what the incident did to the child", {"children/*/effect_on_child"}},
    {"condition of the home, with food and sleeping arrangements",
        {"home_conditions=dirty_or_hazardous", "home_conditions=no_food",
            "home_conditions=no_bed_or_unsafe_sleep_place"}},
    {"clothing and physical condition", {"children/*/appearance_injury=clothing_unsuitable"}},
    {"police protection (s46) with time it began and its 72-hour end",
        {"children/*/action_for_child=police_protection_begun", "children/*/s46_began_at", "children/*/s46_ends_at"}},
    {"medical examination", {"children/*/medical=hospital"}},
    {"adult arrested for neglect", {"adults/?/arrested=yes", "adults/?/arrested_for=child_neglect"}},
    {"interpreter used, and the language", {"adults/?/interpreter=professional", "adults/?/interpreter_language"}},
    {"intermediary used, and who",
        {"children/*/words/?/interpreted_by=intermediary", "children/*/words/?/interpreter_who"}},
    {"mark on the body, where and what it looked like", {"children/*/marks/?/place", "children/*/marks/?/looks_like"}},
    {"whether the child spoke with the parent absent",
        {"children/*/words/?/could_hear", "children/*/present_when_seen"}},
    {"the disclosure verbatim, to whom and when",
        {"children/?/words/?/quote", "children/?/words/?/said_to_who", "children/?/words/?/said_at"}},
    {"siblings in the household, each with an observation or a reason why none",
        {"anyone_else", "children/*/seen_status"}},
    {"mark on the body", {"children/?/marks/?/place", "children/?/marks/?/looks_like"}},
};

/// Whether the answers (or what is derived from them) hold a value where the pattern points.
class Holder {
public:
    explicit Holder(const Answers& answers)
        : answers_(answers)
        , derived_(evaluate(incidentObservation(), answers, {}).derived) {}

    bool holds(const std::string& pattern) const {
        const auto equals = pattern.find('=');
        return walk(incidentObservation().fields(), {}, pattern.substr(0, equals),
            equals == std::string::npos ? std::string() : pattern.substr(equals + 1));
    }

private:
    bool walk(const std::vector<Field>& fields, const RegisterKey& above, const std::string& pattern,
        const std::string& wanted) const {
        const auto slash = pattern.find('/');
        const std::string name = pattern.substr(0, slash);
        const auto field =
            std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.name == name; });
        if (field == fields.end())
            return false;
        const RegisterKey key = keyBelow(above, field->number);
        if (slash == std::string::npos)
            return says(*field, key, wanted);
        const auto items = itemsIn(incidentObservation(), answers_, key);
        const auto below = [&](const ItemId& id) {
            return walk(field->fields, keyBelow(key, id), pattern.substr(slash + 3), wanted);
        };
        return pattern[slash + 1] == '*' ? !items.empty() && std::all_of(items.begin(), items.end(), below)
                                         : std::any_of(items.begin(), items.end(), below);
    }

    bool says(const Field& field, const RegisterKey& key, const std::string& wanted) const {
        auto value = answerOf(field, key, answers_);
        if (const auto found = derived_.find(key); !value && found != derived_.end())
            value = found->second;
        if (!value || wanted.empty())
            return value.has_value();
        if (const auto* choices = std::get_if<Choices>(&*value))
            return std::find(choices->names.begin(), choices->names.end(), wanted) != choices->names.end();
        return *value == Value(wanted);
    }

    const Answers& answers_;
    Answers derived_;
};

std::vector<nlohmann::json> incidentCases() {
    const auto cases = parseJson(testing::sourceFile("app/demo/cases/cases.json"));
    REQUIRE(cases.ok());
    std::vector<nlohmann::json> wanted;
    std::copy_if(cases->begin(), cases->end(), std::back_inserter(wanted),
        [](const auto& each) { return each["record"] == "incident_observation"; });
    return wanted;
}

TEST_CASE("Every line that a published case must hold is held by a field of its own") {
    const auto cases = incidentCases();
    REQUIRE(cases.size() == answerFiles.size());
    for (const auto& each : cases) {
        const std::string id = each["id"];
        for (const auto& file : answerFiles.at(id)) {
            const Answers answers = answersOfCase(file);
            const Holder holder(answers);
            for (const std::string line : each["must_hold"]) {
                const auto held = fieldsOfLine.find(line);
                CAPTURE(file, line);
                REQUIRE(held != fieldsOfLine.end());
                for (const auto& pattern : held->second) {
                    INFO("held by " << pattern);
                    CHECK(holder.holds(pattern));
                }
            }
        }
    }
}

TEST_CASE("Every published case can be recorded whole and submitted") {
    for (const auto& [id, files] : answerFiles) {
        for (const auto& file : files) {
            CAPTURE(file);
            const auto hindrances = hindrancesToSubmit(incidentObservation(), answersOfCase(file), {});
            for (const Missing& each : hindrances)
                UNSCOPED_INFO(each.path << ": " << each.label);
            CHECK(hindrances.empty());
        }
    }
}

TEST_CASE("What was answered of a published case was also asked") {
    for (const auto& [id, files] : answerFiles) {
        for (const auto& file : files) {
            const Answers answers = answersOfCase(file);
            const auto relevant = evaluate(incidentObservation(), answers, {}).relevant;
            for (const auto& [key, value] : answers) {
                RegisterKey field = key;
                if (const Field* found = incidentObservation().fieldAt(key); found->policy == StandInPolicy::Each)
                    field.path.pop_back();
                CAPTURE(file, incidentObservation().pathOf(key).value());
                CHECK(relevant.contains(field));
            }
        }
    }
}

TEST_CASE("Two officers at one incident disagree on one concern and heard different words") {
    const Answers first = answersOfCase("da-two-young-children.first-officer");
    const Answers second = answersOfCase("da-two-young-children.second-officer");
    std::vector<std::string> differences;
    for (const auto& [key, value] : first) {
        const auto other = second.find(key);
        if (other != second.end() && other->second != value
            && incidentObservation().policyAt(key).kind == FieldKind::Finding)
            differences.push_back(incidentObservation().fieldAt(key)->name);
    }
    CHECK(differences == std::vector<std::string>{"officer_concern"});
}

} // namespace
} // namespace seenheard
