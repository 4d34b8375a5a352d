#include "tests/unit/xlsform/ImportedForms.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {
namespace {

using Places = std::vector<std::string>;

TEST_CASE("What we lack is named by row and column, and the import refuses until it is left out by name") {
    const auto workbook = surveyOf({"relevant", "calculation", "media::image"},
        {{"text", "told", "What was said?", "", "", ""}, {"audio", "photo", "A recording", "", "", ""},
            {"geopoint", "where", "Where?", "", "", ""},
            {"text", "later", "Later", "indexed-repeat(${told}, 1, 1) = 'x'", "", ""},
            {"calculate", "luck", "", "", "random()", ""}, {"text", "shown", "Shown", "", "", "body.png"}});
    const auto refused = imported(workbook);
    CHECK_FALSE(refused.form);
    CHECK(placesOf(refused.findings, FindingWeight::Loss)
        == Places{
            "survey:3:type", "survey:4:type", "survey:5:relevant", "survey:6:calculation", "survey:7:media::image"});
    CHECK_FALSE(imported(workbook, std::nullopt, {"survey:3", "survey:4", "survey:5:relevant"}).form);
    const auto without =
        imported(workbook, std::nullopt, {"survey:3", "survey:4:type", "SURVEY:5:relevant", "survey:6", "survey:7"});
    INFO(linesOf(without.findings));
    REQUIRE(without.form);
    CHECK(without.form->fields().size() == 3);
    CHECK(fieldNamed(*without.form, "photo") == nullptr);
    CHECK(fieldNamed(*without.form, "later")->relevant == nullptr);
    CHECK(placesOf(without.findings, FindingWeight::Loss).size() == 5);
}

TEST_CASE("What reads a question that cannot be kept is named too") {
    const auto result = imported(
        surveyOf({"relevant"}, {{"geopoint", "where", "Where?", ""}, {"text", "why", "Why there?", "${where} != ''"}}));
    CHECK(placesOf(result.findings, FindingWeight::Loss) == Places{"survey:2:type", "survey:3:relevant"});
}

TEST_CASE("What is wrong is named by row and column, all of it at once") {
    const auto result = imported(surveyOf({"relevant", "constraint"},
        {{"txt", "a", "A", "", ""}, {"text", "", "B", "", ""}, {"select_one nowhere", "c", "C", "", ""},
            {"text", "d", "D", "${nobody} = 1", ""}, {"text", "e", "E", "", ". >"}, {"text", "e", "E again", "", ""},
            {"end group", "", "", "", ""}, {"begin group", "g", "G", "", ""}, {"calculate", "f", "", "", ""},
            {"", "h", "H", "", ""}}));
    INFO(linesOf(result.findings));
    CHECK_FALSE(result.form);
    CHECK(placesOf(result.findings, FindingWeight::Fault)
        == Places{"survey:2:type", "survey:3:name", "survey:4:type", "survey:5:relevant", "survey:6:constraint",
            "survey:7:name", "survey:8:type", "survey:9:type", "survey:10:calculation", "survey:11:type"});
    // What is wrong cannot be left out.
    CHECK_FALSE(imported(surveyOf({}, {{"txt", "a", "A"}, {"text", "b", "B"}}), std::nullopt, {"survey:2"}).form);
}

TEST_CASE("Choices that are wrong are named in their sheet") {
    WorkbookBuilder workbook;
    workbook.sheet("survey", {{"type", "name", "label"}, {"select_one rooms", "room", "Room"}});
    workbook.sheet("choices",
        {{"list_name", "name", "label"}, {"rooms", "a", "A"}, {"", "b", "B"}, {"rooms", "", "C"},
            {"rooms", "A", "Another"}});
    const auto result = imported(workbook);
    CHECK(placesOf(result.findings, FindingWeight::Fault)
        == Places{"choices:3:list_name", "choices:4:name", "choices:5:name"});
}

TEST_CASE("A calculation that reads one further down, or itself, is refused") {
    const auto result = imported(surveyOf({"calculation"},
        {{"calculate", "a", "", "${b} + 1"}, {"calculate", "b", "", "2"}, {"calculate", "c", "", "${c} + 1"}}));
    CHECK(placesOf(result.findings, FindingWeight::Fault) == Places{"survey:2:calculation", "survey:4:calculation"});
}

TEST_CASE("A form that is too long or too deep is refused where it becomes so") {
    std::vector<BuiltRow> many;
    for (int number = 0; number < 2100; ++number)
        many.push_back({"text", "q" + std::to_string(number), "Q"});
    CHECK(placesOf(imported(surveyOf({}, many)).findings, FindingWeight::Fault) == Places{"survey:2002:name"});
    std::vector<BuiltRow> deep;
    for (int number = 0; number < 5; ++number)
        deep.push_back({"begin repeat", "r" + std::to_string(number), "R"});
    deep.push_back({"text", "a", "A"});
    deep.insert(deep.end(), 5, {"end repeat"});
    CHECK(placesOf(imported(surveyOf({}, deep)).findings, FindingWeight::Fault) == Places{"survey:6:type"});
}

TEST_CASE("What changes a published question is refused in words") {
    const auto first = imported(surveyOf({}, {{"text", "a", "A"}}));
    REQUIRE(first.form);
    const auto second = imported(surveyOf({}, {{"integer", "a", "A"}}), first.form);
    CHECK_FALSE(second.form);
    REQUIRE(placesOf(second.findings, FindingWeight::Fault).size() == 1);
    CHECK(linesOf(second.findings).find("field 'a': its type was published and never changes") != std::string::npos);
}

TEST_CASE("What is taken over in another way is said, and nothing is passed over in silence") {
    const auto result = imported(surveyOf({"appearance", "default", "required_message", "My notes", "read_only"},
        {{"text", "a", "A", "w1 multiline", "x", "Please!", "remember", ""}, {"start", "began", "", "", "", "", "", ""},
            {"select_one yes_no", "b", "Is ${a} true?", "horizontal", "", "", "", ""}}));
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    const auto notes = placesOf(result.findings, FindingWeight::Note);
    for (const char* place : {"survey:1:My notes", "survey:2:appearance", "survey:2:default",
             "survey:2:required_message", "survey:3:type", "survey:4:appearance", "survey:4:label"}) {
        CAPTURE(place);
        CHECK(std::find(notes.begin(), notes.end(), place) != notes.end());
    }
    CHECK(fieldNamed(*result.form, "b")->label == "Is [A] true?");
    CHECK(fieldNamed(*result.form, "a")->appearance == "multiline");
}

} // namespace
} // namespace seenheard
