#include "sync/xlsform/FormPreview.h"
#include "tests/unit/workbooks/ForceWorkbook.h"
#include "tests/unit/workbooks/FormPlayer.h"
#include "tests/unit/xlsform/ImportedForms.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

using testing::ForceWorkbook;
using testing::forceWorkbooks;

std::set<std::string> asSet(const std::vector<std::string>& places) {
    return {places.begin(), places.end()};
}

std::size_t questionsIn(const std::vector<Field>& fields) {
    std::size_t count = 0;
    for (const auto& field : fields)
        count += 1 + questionsIn(field.fields);
    return count;
}

std::vector<std::string> rowsOf(const std::vector<std::string>& places) {
    std::vector<std::string> rows;
    for (const auto& place : places)
        rows.push_back(place.substr(0, place.find(':', place.find(':') + 1)));
    return rows;
}

/// The form that comes of it when what is wrong is mended and what is not supported is left out by name.
FormDefinition formOf(const ForceWorkbook& workbook) {
    auto result = imported(workbook.mended().built(), std::nullopt, asSet(workbook.unsupported));
    INFO(workbook.name);
    INFO(linesOf(result.findings));
    REQUIRE(result.form);
    return *std::move(result.form);
}

} // namespace

TEST_CASE("Twelve workbooks of forces: all that is wrong or not supported is named by sheet and row, and no more") {
    const auto all = forceWorkbooks();
    REQUIRE(all.size() == 12);
    for (const auto& workbook : all) {
        CAPTURE(workbook.name);
        const auto first = imported(workbook.built());
        INFO(linesOf(first.findings));
        CHECK(rowsOf(placesOf(first.findings, FindingWeight::Fault)) == workbook.mend);
        CHECK(first.form.has_value() == (workbook.mend.empty() && workbook.unsupported.empty()));
        const auto mended = imported(workbook.mended().built());
        INFO(linesOf(mended.findings));
        CHECK(placesOf(mended.findings, FindingWeight::Fault).empty());
        CHECK(placesOf(mended.findings, FindingWeight::Loss) == workbook.unsupported);
    }
}

TEST_CASE("Twelve workbooks of forces: each has the size of what forces bring, and reads as a person would meet it") {
    std::size_t largest = 0;
    for (const auto& workbook : forceWorkbooks()) {
        CAPTURE(workbook.name);
        const auto form = formOf(workbook);
        const auto questions = questionsIn(form.fields());
        largest = std::max(largest, questions);
        CHECK(questions >= 10);
        const auto preview = previewText(form, "");
        for (const auto& field : form.fields())
            if (field.appearance != "hidden" && !field.label.empty() && !field.calculatedOnly) {
                CAPTURE(field.name);
                CHECK(preview.find(field.label) != std::string::npos);
            }
    }
    CHECK(largest >= 250);
}

TEST_CASE("Twelve workbooks of forces: each is published, answered on a tablet from end to end, and submitted") {
    for (const auto& workbook : forceWorkbooks()) {
        CAPTURE(workbook.name);
        const auto form = formOf(workbook);
        FakeClock clock;
        OfficerTablet dale(clock, 1, "PC 1 Dale");
        VerifiedAnswer answer;
        answer.serverTimeMs = clock.now().utcMs;
        answer.position = dale.store().sync().position().value();
        answer.forms.push_back({form.hash(), form.octets()});
        REQUIRE(dale.store().sync().apply(answer).ok());
        testing::FormPlayer player(dale, workbook.answers);
        const auto draft = player.play(form.id());
        for (const auto& missing : draft.evaluation.missing)
            CHECK(missing.path == "");
        for (const auto& breach : draft.evaluation.breaches)
            CHECK(breach.path == "");
        CHECK(player.answered() > 5);
        const auto submitted = dale.capture().submit(draft.id, "");
        INFO((submitted.ok() ? std::string() : submitted.error().message));
        REQUIRE(submitted.ok());
        const auto view = dale.records().show(draft.record);
        REQUIRE(view.ok());
        CHECK(view->summary.submitted);
    }
}

} // namespace seenheard
