#include "sync/xlsform/FormPreview.h"
#include "tests/unit/xlsform/ImportedForms.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

namespace seenheard {
namespace {

std::string exampleText(const std::string& file) {
    std::ifstream stream(std::string(SEENHEARD_SOURCE_DIR) + "/tests/unit/xlsform/home_visit/" + file);
    REQUIRE(stream.good());
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A sheet as a text: a line a row, cells between bars.
std::vector<BuiltRow> exampleRows(const std::string& file) {
    std::vector<BuiltRow> rows;
    std::string line;
    for (const char letter : exampleText(file))
        if (letter != '\n')
            line += letter;
        else {
            BuiltRow row;
            for (std::string rest = std::exchange(line, {}) + " |"; !rest.empty();) {
                const auto bar = rest.find('|');
                row.emplace_back(rest.substr(0, bar));
                rest.erase(0, bar + 1);
            }
            rows.push_back(std::move(row));
        }
    return rows;
}

ImportedForm homeVisit() {
    WorkbookBuilder workbook;
    for (const char* sheet : {"survey", "choices", "settings"})
        workbook.sheet(sheet, exampleRows(std::string(sheet) + ".txt"));
    return imported(workbook);
}

TEST_CASE("A workbook of the size that forces bring reads as it was meant, and says what was done with it") {
    const auto form = homeVisit();
    INFO(linesOf(form.findings));
    REQUIRE(form.form);
    CHECK(linesOf(form.findings) == exampleText("findings.golden"));
    CHECK(previewText(*form.form, "") == exampleText("preview.golden"));
}

TEST_CASE("A preview speaks the language it is asked for where the workbook does") {
    const auto form = homeVisit();
    REQUIRE(form.form);
    const auto preview = previewText(*form.form, "pl");
    CHECK(preview.find("Kiedy tam byłeś?") != std::string::npos);
    CHECK(preview.find("Asked only if 'Czy ktoś otworzył?' is 'Nie'") != std::string::npos);
    CHECK(preview.find("At what time?") != std::string::npos);
}

} // namespace
} // namespace seenheard
