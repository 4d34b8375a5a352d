#include "sync/xlsform/Workbook.h"

#include "tests/support/SeededRandom.h"
#include "tests/unit/xlsform/ImportedForms.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

using Kind = BuiltCell::Kind;

TEST_CASE("Cells read as the spreadsheet shows them") {
    WorkbookBuilder builder;
    builder.sheet("Survey ",
        {{"type", BuiltCell("name", Kind::Inline)}, {}, {BuiltCell("1.0", Kind::Number), BuiltCell("44625", Kind::Day)},
            {BuiltCell("2.50", Kind::Number), BuiltCell("1", Kind::Flag)},
            {BuiltCell("worked out", Kind::Formula), "  kept \xC2\xA0"}});
    const auto workbook = Workbook::read(builder.octets());
    REQUIRE(workbook.ok());
    const Sheet* sheet = workbook->sheet("survey");
    REQUIRE(sheet != nullptr);
    REQUIRE(sheet->rows.size() == 4);
    CHECK(sheet->rows[0].cells.at(1) == "name");
    CHECK(sheet->rows[1].number == 3);
    CHECK(sheet->rows[1].cells.at(0) == "1");
    CHECK(sheet->rows[1].cells.at(1) == "2022-03-05");
    CHECK(sheet->rows[2].cells.at(0) == "2.5");
    CHECK(sheet->rows[2].cells.at(1) == "TRUE");
    CHECK(sheet->rows[3].cells.at(0) == "worked out");
    CHECK(sheet->rows[3].cells.at(1) == "kept");
}

TEST_CASE("A formula whose result was not saved, or is an error, is not taken for an empty cell") {
    const auto read = [](const std::string& sheet, const std::string& cell) {
        WorkbookBuilder builder;
        builder.sheet(sheet, {{"type"}})
            .file("xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"3\">" + cell + "</row></sheetData></worksheet>");
        const auto workbook = Workbook::read(builder.octets());
        return workbook ? std::string() : workbook.error().message;
    };
    const std::string without = R"(<c r="A3"><f>B1</f><v></v></c>)";
    CHECK(read("survey", without).find("Sheet 'survey', row 3: a cell holds a formula without its result.") == 0);
    CHECK(read("choices", R"(<c r="A3" t="e"><f>B1</f><v>#REF!</v></c>)").find("shows the error #REF!")
        != std::string::npos);
    CHECK(read("survey", R"(<c r="A3" t="str"><f>B1</f><v></v></c>)").empty()); // Its result is an empty text.
    CHECK(read("my sums", without).empty());
}

TEST_CASE("Cells merged downwards all say what the first one says") {
    WorkbookBuilder builder;
    builder.sheet("choices", {{"list_name", "name"}, {"rooms", "a"}, {"", "b"}, {"", "c"}}).merge("A2:A3");
    const auto workbook = Workbook::read(builder.octets());
    REQUIRE(workbook.ok());
    CHECK(workbook->sheets[0].rows[2].cells.at(0) == "rooms");
    CHECK_FALSE(workbook->sheets[0].rows[3].cells.contains(0));
}

TEST_CASE("What is no workbook is refused in words") {
    const std::string text = "type,name,label\ntext,a,A\n";
    const auto csv = Workbook::read(bytesOf(text));
    REQUIRE_FALSE(csv.ok());
    CHECK(csv.error().message.find("not a workbook") != std::string::npos);
    const Bytes old{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    CHECK(Workbook::read(old).error().message.find(".xls") != std::string::npos);
    CHECK_FALSE(Workbook::read({}).ok());
    const Bytes picture{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    CHECK(Workbook::read(picture).error().message.find("not a workbook") != std::string::npos);
    WorkbookBuilder macros;
    macros.sheet("survey", {{"type", "name"}, {"text", "a"}}).file("xl/vbaProject.bin", "a program");
    CHECK(Workbook::read(macros.octets()).error().message.find("macros (.xlsm)") != std::string::npos);
    CHECK_FALSE(Workbook::read(zipOf({{"mimetype", "something else"}})).ok());
    WorkbookBuilder without;
    without.sheet("Sheet1", {{"a"}, {"b"}});
    const auto none = importWorkbook(without.octets(), {});
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().message.find("no sheet 'survey'") != std::string::npos);
    CHECK(none.error().message.find("'Sheet1'") != std::string::npos);
}

TEST_CASE("A workbook that unpacks to far more than it is, is refused while it unpacks") {
    WorkbookBuilder builder;
    builder.sheet("survey", {{"type", "name"}, {"text", "a"}});
    builder.file(
        "xl/sharedStrings.xml", "<sst><si><t>" + std::string(std::size_t{40} * 1024 * 1024, 'a') + "</t></si></sst>");
    const auto octets = builder.octets();
    CHECK(octets.size() < 1024 * 1024);
    const auto workbook = Workbook::read(octets);
    REQUIRE_FALSE(workbook.ok());
    CHECK(workbook.error().code == ErrorCode::TooLarge);
}

TEST_CASE("A workbook that declares entities is refused") {
    WorkbookBuilder builder;
    builder.sheet("survey", {{"type", "name"}, {"text", "a"}});
    builder.file("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">]><workbook><sheets/></workbook>");
    const auto workbook = Workbook::read(builder.octets());
    REQUIRE_FALSE(workbook.ok());
    CHECK(workbook.error().message.find("document type") != std::string::npos);
}

TEST_CASE("A workbook cut off or changed anywhere is read or refused, and never more than that") {
    const auto builder = surveyOf({"relevant"},
        {{"text", "told", "What was said?", ""}, {"select_one yes_no", "seen", "Seen?", "${told} != ''"},
            {"begin repeat", "people", "People", ""}, {"integer", "age", "Age", ""}, {"end repeat", "", "", ""}});
    const auto whole = builder.octets();
    for (std::size_t length = 0; length < whole.size(); length += 13)
        CHECK_FALSE(importWorkbook(BytesView(whole).subspan(0, length), {}).ok());
    SeededRandom random(20260101);
    std::size_t read = 0;
    for (int round = 0; round < 400; ++round) {
        Bytes changed = whole;
        for (int flip = 0; flip < 3; ++flip) {
            auto& octet = changed[random.below(changed.size())];
            octet = static_cast<std::uint8_t>(octet ^ (1U + random.below(255)));
        }
        if (importWorkbook(changed, {}))
            ++read;
    }
    CHECK(read < 400);
}

TEST_CASE("Rows, cells and texts that are odd are read or refused, and never more than that") {
    const auto* odd = GENERATE(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"99999999999999999999\"><c "
        "r=\"ZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c "
        "t=\"inlineStr\"><is><r><t>ty</t></r><r><t>pe</t></r></is></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c r=\"A1\" s=\"77\"><v>1e999</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData/><mergeCells><mergeCell ref=\"A1\"/><mergeCell ref=\"zz\"/></mergeCells></worksheet>",
        "<nothing/>", "", "<worksheet><sheetData><row><c>", "<x:worksheet xmlns:x=\"y\"><x:sheetData/></x:worksheet>");
    CAPTURE(odd);
    WorkbookBuilder builder;
    builder.sheet("survey", {{"type", "name"}, {"text", "a"}}).file("xl/worksheets/sheet1.xml", odd);
    const auto result = importWorkbook(builder.octets(), {});
    CHECK((!result || !result->form));
}

} // namespace
} // namespace seenheard
