#include "tests/unit/forms/Cases.h"

#include "sync/forms/Completeness.h"
#include "sync/forms/Json.h"
#include "sync/rules/WhatFollows.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace seenheard {
namespace {

using testing::answersOfCase;
using testing::bundledForm;
using testing::incidentObservation;

/// Files of answers to each case.
const std::map<std::string, std::vector<std::string>> answerFiles{
    {"da-two-young-children", {"da-two-young-children.first-officer", "da-two-young-children.second-officer"}},
    {"da-behaviour-not-recorded", {"da-behaviour-not-recorded.answers"}},
    {"missing-two-found-wandering", {"missing-two-found-wandering.answers"}},
    {"struck-by-mother-interpreter", {"struck-by-mother-interpreter.answers"}},
    {"punched-on-way-to-school", {"punched-on-way-to-school.answers"}},
    {"missing-returned-with-older-men", {"missing-returned-with-older-men.answers"}},
    {"missing-out-of-character", {"missing-out-of-character.answers"}},
    {"missing-13-and-15-many-times", {"missing-13-and-15-many-times.answers"}},
    {"home-two-homes-repeat", {"home-two-homes-repeat.answers"}},
    {"early-action-first-time-missing", {"early-action-first-time-missing.answers"}},
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
    {"number of earlier episodes", {"earlier_episodes"}},
    {"with whom and where while missing", {"found_with=older_adults", "found_where", "associates/?/described_as"}},
    {"exploitation indicators, each by name",
        {"exploitation_signs=older_or_controlling_associates", "exploitation_signs=unexplained_money_clothes_phone"}},
    {"injury or harm while missing", {"appearance_injury", "harm_or_crime"}},
    {"gifts or unexplained possessions", {"demeanour=new_items_or_phone", "new_items"}},
    {"police protection", {"action_for_child=constable_called_for_police_protection", "constable_who", "constable_at"}},
    {"looked-after status, and the home's kind (regulated or not)",
        {"looked_after=by_this_authority", "home_ref", "home_kind=regulated"}},
    {"first episode", {"first_episode=yes"}},
    {"out of character", {"out_of_character=yes"}},
    {"what the parent did to find the child (levels of intervention)", {"carer_efforts=yes", "carer_efforts_what"}},
    {"why the child went, in the child's words", {"why_left", "why_left_words"}},
    {"who took part and whether the child was alone",
        {"present=key_worker", "present_changed", "words/*/could_hear", "words/?/could_hear=nobody_else"}},
    {"push and pull factors, each by name", {"why_left=placement_unhappy", "why_left=boy_or_girlfriend"}},
    {"named or described adults who are the risk",
        {"people_posing_risk/*/described_as", "people_posing_risk/*/relation_to_child"}},
    {"what the child says would help", {"what_would_help"}},
    {"what was done about the adults",
        {"people_posing_risk/*/action_against_adults", "people_posing_risk/*/action_by_whom"}},
    {"the home, its registration and who was on duty", {"home", "registration", "staff_role", "staff_on_duty"}},
    {"each resident child seen, and how each seemed", {"residents/*/seen_status", "residents/*/demeanour"}},
    {"Philomena form on file and up to date for each child",
        {"residents/*/philomena=up_to_date", "residents/*/philomena_date"}},
    {"concerns about places or people near the home",
        {"concerns_near_home=adults_waiting", "concerns_near_home=vehicles", "near_vehicles", "near_note"}},
    {"what triggered the referral", {"referral_reason=first_time_missing", "trigger_factors=domestic_abuse"}},
    {"the activity and who was there", {"activity", "present_when_seen"}},
    {"what the child thinks of the contact", {"child_view_of_contact"}},
    {"services signposted to, and whether taken up", {"services/*/service", "services/*/taken_up"}},
};

/// Whether the answers (or what is derived from them) hold a value where the pattern points.
class Holder {
public:
    Holder(const FormDefinition& form, const Answers& answers)
        : form_(form)
        , answers_(answers)
        , derived_(evaluate(form, answers, {}).derived) {}

    bool holds(const std::string& pattern) const {
        const auto equals = pattern.find('=');
        return walk(form_.fields(), {}, pattern.substr(0, equals),
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
        const auto items = itemsIn(form_, answers_, key);
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

    const FormDefinition& form_;
    const Answers& answers_;
    Answers derived_;
};

nlohmann::json publishedCases() {
    auto cases = parseJson(testing::sourceFile("app/demo/cases/cases.json"));
    REQUIRE(cases.ok());
    return std::move(cases).value();
}

/// Every file of answers with its form.
std::vector<std::pair<std::string, std::string>> recordings() {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& each : publishedCases())
        for (const auto& file : answerFiles.at(each["id"]))
            all.emplace_back(file, each["record"]);
    return all;
}

TEST_CASE("Every line that a published case must hold is held by a field of its own") {
    const auto cases = publishedCases();
    REQUIRE(cases.size() == 10);
    for (const auto& each : cases) {
        const std::string id = each["id"];
        const std::string form = each["record"];
        for (const auto& file : answerFiles.at(id)) {
            const Answers answers = answersOfCase(file, form);
            const Holder holder(bundledForm(form), answers);
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
    for (const auto& [file, form] : recordings()) {
        CAPTURE(file);
        const auto hindrances = hindrancesToSubmit(bundledForm(form), answersOfCase(file, form), {});
        for (const Missing& each : hindrances)
            UNSCOPED_INFO(each.path << ": " << each.label);
        CHECK(hindrances.empty());
    }
}

TEST_CASE("What was answered of a published case was also asked") {
    for (const auto& [file, id] : recordings()) {
        const auto& form = bundledForm(id);
        const Answers answers = answersOfCase(file, id);
        const auto relevant = evaluate(form, answers, {}).relevant;
        for (const auto& [key, value] : answers) {
            RegisterKey field = key;
            if (const Field* found = form.fieldAt(key); found->policy == StandInPolicy::Each)
                field.path.pop_back();
            CAPTURE(file, form.pathOf(key).value());
            CHECK(relevant.contains(field));
        }
    }
}

TEST_CASE("What a child was heard to say in a published case stands in a record of it word for word") {
    const std::string byIntermediary = "(through intermediary) ";
    for (const auto& each : publishedCases()) {
        std::set<std::string> texts;
        for (const auto& file : answerFiles.at(each["id"]))
            for (const auto& [key, value] : answersOfCase(file, each["record"]))
                if (const auto* text = std::get_if<Text>(&value))
                    texts.insert(*text);
        for (const auto& child : each["children"])
            for (const std::string heard : child["heard"]) {
                CAPTURE(each["id"], heard);
                CHECK(texts.contains(heard.starts_with(byIntermediary) ? heard.substr(byIntermediary.size()) : heard));
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
