#include "sync/forms/Answers.h"
#include "sync/forms/Completeness.h"
#include "tests/unit/xlsform/ImportedForms.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace seenheard {
namespace {

using nlohmann::json;

Evaluation evaluated(const FormDefinition& form, const json& given) {
    std::uint8_t last = 0;
    const auto answers = answersFromJson(form, given, [&](std::string_view, const std::optional<Reference>&) {
        ItemId id;
        id.octets[0] = ++last;
        return id;
    });
    INFO((answers ? std::string() : answers.error().message));
    REQUIRE(answers.ok());
    return evaluate(form, *answers, {{"today", Text("2026-03-02")}});
}

std::vector<std::string> missingPaths(const Evaluation& evaluation) {
    std::vector<std::string> paths;
    for (const auto& each : evaluation.missing)
        paths.push_back(each.path);
    return paths;
}

const Value* derivedAt(const FormDefinition& form, const Evaluation& evaluation, std::string_view path) {
    const auto key = form.keyOf(path);
    const auto found = key ? evaluation.derived.find(*key) : evaluation.derived.end();
    return found == evaluation.derived.end() ? nullptr : &found->second;
}

TEST_CASE("A survey becomes a form that asks the same") {
    const auto result = imported(surveyOf({"relevant", "required", "hint", "constraint", "constraint_message"},
        {{"begin group", "scene", "The scene", "", "", "", "", ""},
            {"select_one yes_no", "seen", "Was the child seen?", "", "yes", "Look yourself.", "", ""},
            {"select_multiple rooms or_other", "rooms", "Which rooms?", "${seen} = 'yes'", "", "", "", ""},
            {"end group", "", "", "", "", "", "", ""},
            {"integer", "age", "Age in years", "", "", "", ". >= 0 and . < 18", "From 0 to 17."},
            {"text", "told", "What did the child say?", "${age} > 3", "", "", "", ""}}));
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    const auto& form = *result.form;
    CHECK(form.id() == "welfare_check");
    CHECK(form.title() == "Welfare check");
    CHECK(form.version() == "1");
    REQUIRE(form.fields().size() == 5);
    const Field* seen = fieldNamed(form, "seen");
    REQUIRE(seen != nullptr);
    CHECK(seen->tier == Tier::Essential);
    CHECK(seen->hint == "Look yourself.");
    CHECK(seen->number == 16);
    CHECK(seen->choices.size() == 2);
    CHECK(form.sections().size() == 2);
    CHECK(form.sections()[0].label == "The scene");
    const Field* rooms = fieldNamed(form, "rooms");
    REQUIRE(rooms != nullptr);
    CHECK(rooms->choices[1].name == "bed_room");
    CHECK(rooms->choices.back().name == "other");
    CHECK(missingPaths(evaluated(form, json::object())) == std::vector<std::string>{"seen"});
    CHECK(evaluated(form, {{"seen", "yes"}}).relevant.contains(*form.keyOf("rooms")));
    CHECK_FALSE(evaluated(form, {{"seen", "no"}}).relevant.contains(*form.keyOf("rooms")));
    CHECK(evaluated(form, {{"seen", "yes"}, {"rooms", {"other"}}}).relevant.contains(*form.keyOf("rooms_other")));
    REQUIRE(evaluated(form, {{"age", 18}}).breaches.size() == 1);
    CHECK(evaluated(form, {{"age", 18}}).breaches[0].message == "From 0 to 17.");
    CHECK(evaluated(form, {{"age", 4}}).relevant.contains(*form.keyOf("told")));
}

TEST_CASE("A repeat becomes a list, and what is reckoned over it is reckoned") {
    const auto result = imported(surveyOf({"calculation", "relevant"},
        {{"begin repeat", "people", "Person", "", ""}, {"text", "called", "Name", "", ""},
            {"integer", "hours", "Hours alone", "", ""}, {"calculate", "place", "", "position(..)", ""},
            {"end repeat", "", "", "", ""}, {"calculate", "all_hours", "", "sum(${hours})", ""},
            {"calculate", "mean", "", "sum(${hours}) div count(${people})", ""},
            {"note", "long", "Alone for ${all_hours} hours in all", "", "${all_hours} > 3"},
            {"date", "born", "Born on", "", ""},
            {"calculate", "years", "", "int((today() - ${born}) div 365.25)", ""}}));
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    const auto& form = *result.form;
    REQUIRE(fieldNamed(form, "people") != nullptr);
    CHECK(fieldNamed(form, "people")->type == FieldType::List);
    CHECK(fieldNamed(form, "people")->itemNoun == "Person");
    const auto evaluation = evaluated(form,
        {{"people", {{{"called", "Ann"}, {"hours", 2}}, {{"called", "Bo"}, {"hours", 2}}, {{"hours", 1}}}},
            {"born", "2016-03-03"}});
    REQUIRE(derivedAt(form, evaluation, "all_hours") != nullptr);
    CHECK(*derivedAt(form, evaluation, "all_hours") == Value(std::int64_t{5}));
    REQUIRE(derivedAt(form, evaluation, "mean") != nullptr);
    CHECK(std::get<Text>(*derivedAt(form, evaluation, "mean")).substr(0, 5) == "1.666");
    REQUIRE(derivedAt(form, evaluation, "years") != nullptr);
    CHECK(*derivedAt(form, evaluation, "years") == Value(std::int64_t{9}));
    CHECK(evaluation.relevant.contains(*form.keyOf("long")));
    REQUIRE(derivedAt(form, evaluation, "long") != nullptr);
    CHECK(*derivedAt(form, evaluation, "long") == Value(Text("Alone for 5 hours in all")));
    std::vector<Value> places;
    for (const auto& [key, value] : evaluation.derived)
        if (key.path.size() == 3)
            places.push_back(value);
    CHECK(places == std::vector<Value>{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}});
}

TEST_CASE("A cascade offers the choices that fit what was chosen above") {
    WorkbookBuilder workbook;
    workbook.sheet("survey",
        {{"type", "name", "label", "choice_filter"}, {"select_one districts", "district_", "District", ""},
            {"select_one wards", "ward", "Ward", "district=${district_}"}});
    workbook.sheet("choices",
        {{"list_name", "name", "label", "district"}, {"districts", "Leeds", "Leeds", ""},
            {"districts", "Bradford", "Bradford", ""}, {"wards", "north", "North", "Leeds"},
            {"wards", "south", "South", "Bradford"}, {"wards", "other", "Another", "Leeds"},
            {"wards", "other", "Another", "Bradford"}});
    const auto result = imported(workbook);
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    const auto& form = *result.form;
    CHECK(fieldNamed(form, "ward")->choices.size() == 3);
    const auto evaluation = evaluated(form, {{"district_", "leeds"}});
    const auto ward = *form.keyOf("ward");
    CHECK(evaluation.choicesNotOffered.contains(keyBelow(ward, fieldNamed(form, "ward")->choice("south")->number)));
    CHECK_FALSE(
        evaluation.choicesNotOffered.contains(keyBelow(ward, fieldNamed(form, "ward")->choice("north")->number)));
    CHECK_FALSE(
        evaluation.choicesNotOffered.contains(keyBelow(ward, fieldNamed(form, "ward")->choice("other")->number)));
}

TEST_CASE("A form speaks the languages of its workbook, and its own where one is lacking") {
    WorkbookBuilder workbook;
    workbook.sheet("survey",
        {{"type", "name", "label::English (en)", "label::Cymraeg (cy)", "hint::English (en)"},
            {"select_one yes_no", "seen", "Was the child seen?", "A welwyd y plentyn?", "Look yourself."},
            {"text", "told", "What was said?", "", ""}});
    workbook.sheet("choices",
        {{"list_name", "name", "label::English (en)", "label::Cymraeg (cy)"}, {"yes_no", "yes", "Yes", "Do"},
            {"yes_no", "no", "No", "Naddo"}});
    workbook.sheet("settings", {{"form_title", "form_id", "default_language"}, {"Check", "check", "English (en)"}});
    const auto result = imported(workbook);
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    CHECK(result.form->language() == "en");
    CHECK(result.form->translatedTo() == std::vector<std::string>{"cy"});
    CHECK(fieldNamed(*result.form, "seen")->label == "Was the child seen?");
    const auto welsh = result.form->inLanguage("cy");
    CHECK(fieldNamed(welsh, "seen")->label == "A welwyd y plentyn?");
    CHECK(fieldNamed(welsh, "seen")->hint == "Look yourself.");
    CHECK(fieldNamed(welsh, "seen")->choices[0].label == "Do");
    CHECK(fieldNamed(welsh, "told")->label == "What was said?");
    CHECK(welsh.hash() == result.form->hash());
}

TEST_CASE("Workbooks as people leave them are read as they are meant") {
    WorkbookBuilder workbook;
    workbook.sheet(" Survey ",
        {{" Type ", "NAME", "Label", "Relevance", "Constraint Message", "constraint", "Required"},
            {"Text", "Told ", "  What was said?\r\n", "", "", "", BuiltCell("1", BuiltCell::Kind::Flag)}, {},
            {"select one from Yes_No", "Seen", "Seen?", "${Told} != \xE2\x80\x98nothing\xE2\x80\x99", "", "", ""},
            {"integer", "Age", "Age", "", "Too old", ".\xC2\xA0<= 17", "no"},
            {"begin_group", "g", "", "${Seen} = 'YES'", "", "", ""}, {"note", "n", "Thank you", "", "", "", ""},
            {"end_group", "", "", "", "", "", ""}});
    workbook.sheet("Choices",
        {{"list name", "name", "label"}, {"Yes_No", "YES", "Yes"}, {"Yes_No", "NO", "No"},
            {"scale", BuiltCell("1.0", BuiltCell::Kind::Number), "One"}});
    const auto result = imported(workbook);
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    const auto& form = *result.form;
    CHECK(form.id() == "welfare_check");
    CHECK(fieldNamed(form, "told")->label == "What was said?");
    CHECK(fieldNamed(form, "told")->tier == Tier::Essential);
    CHECK(fieldNamed(form, "seen")->choices[0].name == "yes");
    CHECK_FALSE(evaluated(form, {{"told", "nothing"}}).relevant.contains(*form.keyOf("seen")));
    CHECK(evaluated(form, {{"seen", "yes"}}).relevant.contains(*form.keyOf("n")));
    CHECK(evaluated(form, {{"age", 18}}).breaches.size() == 1);
}

TEST_CASE("The same workbook gives the same form, to the octet") {
    const auto workbook = surveyOf({}, {{"text", "told", "What was said?"}});
    CHECK(imported(workbook).form->octets() == imported(workbook).form->octets());
}

TEST_CASE("The next version keeps every number, and what is no longer asked stays readable") {
    const auto first =
        imported(surveyOf({}, {{"text", "a", "A"}, {"select_one rooms", "b", "B"}, {"integer", "c", "C"}}));
    REQUIRE(first.form);
    auto changed = surveyOf(
        {}, {{"date", "new_one", "New"}, {"integer", "c", "C, said otherwise"}, {"select_one rooms", "b", "B"}});
    changed.sheet("choices", {{"list_name", "name", "label"}, {"rooms", "attic", "Attic"}, {"rooms", "hall", "Hall"}});
    WorkbookBuilder second;
    second.sheet("survey",
        {{"type", "name", "label"}, {"date", "new_one", "New"}, {"integer", "c", "C, said otherwise"},
            {"select_one rooms", "b", "B"}});
    second.sheet("choices", {{"list_name", "name", "label"}, {"rooms", "attic", "Attic"}, {"rooms", "hall", "Hall"}});
    second.sheet("settings", {{"form_id", "form_title"}, {"welfare_check", "Welfare check"}});
    const auto next = imported(second, first.form);
    INFO(linesOf(next.findings));
    REQUIRE(next.form);
    CHECK(next.version == "2");
    CHECK(fieldNamed(*next.form, "c")->number == fieldNamed(*first.form, "c")->number);
    CHECK(fieldNamed(*next.form, "c")->label == "C, said otherwise");
    CHECK(fieldNamed(*next.form, "new_one")->number == 19);
    CHECK(fieldNamed(*next.form, "b")->choice("hall")->number == fieldNamed(*first.form, "b")->choice("hall")->number);
    CHECK(fieldNamed(*next.form, "b")->choice("attic")->number == 4);
    REQUIRE(fieldNamed(*next.form, "a") != nullptr);
    const auto evaluation = evaluated(*next.form, json::object());
    CHECK_FALSE(evaluation.relevant.contains(*next.form->keyOf("a")));
    CHECK(evaluation.choicesNotOffered.contains(
        keyBelow(*next.form->keyOf("b"), fieldNamed(*next.form, "b")->choice("kitchen")->number)));
    CHECK(checkSuccession(*first.form, *next.form).ok());
    const auto again = imported(second, next.form);
    REQUIRE(again.form);
    CHECK(again.asBefore);
    CHECK(again.form->hash() == next.form->hash());
}

TEST_CASE("Our own columns say what XLSForm has no word for") {
    WorkbookBuilder workbook;
    workbook.sheet("survey",
        {{"type", "name", "label", "tier", "kind", "policy", "part", "verbatim", "reasons", "not_obtained_rank",
             "section"},
            {"text", "quote", "The child's words", "essential", "", "", "", "yes", "asleep said_nothing", "", "Words"},
            {"select_one concern", "concern", "How worried are you?", "essential", "finding", "protective",
                "before_you_drive_off", "", "", "2", ""},
            {"reference person", "who", "Who?", "", "", "", "", "", "", "", ""},
            {"tri", "told", "Was the child told?", "end_of_duty", "", "", "", "", "", "", ""}});
    workbook.sheet("choices",
        {{"list_name", "name", "label", "rank"}, {"concern", "some", "Some", "3"}, {"concern", "none", "None", "1"}});
    const auto result = imported(workbook);
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    const Field* quote = fieldNamed(*result.form, "quote");
    CHECK(quote->verbatim);
    CHECK(quote->reasons == std::vector<std::string>{"asleep", "said_nothing"});
    const Field* concern = fieldNamed(*result.form, "concern");
    CHECK(concern->policy == StandInPolicy::Protective);
    CHECK(concern->part == CapturePart::BeforeYouDriveOff);
    CHECK(concern->choices[0].rank == 3);
    CHECK(fieldNamed(*result.form, "who")->referenceKind == "person");
    CHECK(fieldNamed(*result.form, "told")->type == FieldType::Tri);
    CHECK(fieldNamed(*result.form, "told")->tier == Tier::EndOfDuty);
}

TEST_CASE("Marks of style in a label or a hint are named, and shown as they stand") {
    const auto notesOf = [](const std::string& label, const std::string& hint) {
        const auto result = imported(surveyOf({"hint"}, {{"text", "a", label, hint}}));
        REQUIRE(result.form);
        CHECK(fieldNamed(*result.form, "a")->label == label);
        return placesOf(result.findings, FindingWeight::Note);
    };
    const auto plainly = notesOf("3 < 5, 2 * 3 * 4 > 1", "<3");
    for (const auto* marked : {"**Now**", "<span style=\"color:red\">Now</span>", "## Now", "__Now__"}) {
        auto places = plainly;
        places.insert(places.begin(), {"survey:2:label", "survey:2:hint"});
        CHECK(notesOf(marked, marked) == places);
    }
}

TEST_CASE("An image is asked where the force allows pictures, and what follows from it is asked once it is there") {
    const auto result = imported(surveyOf({"required", "relevant", "appearance"},
        {{"image", "room", "The room", "yes", "", ""}, {"begin repeat", "toys", "Toys", "", "", ""},
            {"image", "toy", "The toy", "", "", ""}, {"end repeat", "", "", "", "", ""},
            {"image", "signed", "Sign here", "", "", "signature"},
            {"text", "shows", "What does it show?", "", "${room} != ''", ""}}));
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    const Field* room = fieldNamed(*result.form, "room");
    REQUIRE(room != nullptr);
    CHECK(room->type == FieldType::Picture);
    CHECK(fieldNamed(*result.form, "toys")->fields.front().type == FieldType::Picture);
    Picture taken;
    taken.id = *PictureId::fromHex("0c000000000000000000000000000000");
    const auto look = [&](const Answers& answers, const std::string& allowed) {
        return evaluate(
            *result.form, answers, {{"photographs_allowed", Text(allowed)}, {"drawings_allowed", Text("no")}});
    };
    const auto key = *result.form->keyOf("room");
    CHECK(missingPaths(look({}, "yes")) == std::vector<std::string>{"room"});
    CHECK(missingPaths(look({}, "no")).empty());
    CHECK_FALSE(look({}, "yes").relevant.contains(*result.form->keyOf("shows")));
    CHECK(look({{key, taken}}, "yes").relevant.contains(*result.form->keyOf("shows")));
}

TEST_CASE("Numbers with decimals and times of day are taken as typed and checked") {
    const auto result = imported(surveyOf({"constraint", "parameters"},
        {{"decimal", "weight", "Weight", ". > 0.5 and . < 200", ""}, {"time", "at", "At", "", ""},
            {"range", "scale", "Scale", "", "start=0 end=10 step=5"}}));
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    const auto breaches = [&](const char* name, const json& value) {
        return evaluated(*result.form, {{name, value}}).breaches.size();
    };
    CHECK(breaches("weight", "12.5") == 0);
    CHECK(breaches("weight", "heavy") == 1);
    CHECK(breaches("weight", "0.4") == 1);
    CHECK(breaches("at", "14:30") == 0);
    CHECK(breaches("at", "25:00") == 1);
    CHECK(breaches("scale", 5) == 0);
    CHECK(breaches("scale", 7) == 1);
}

} // namespace
} // namespace seenheard
