#include "tests/support/ExampleWorkbook.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>
#include <utility>

namespace seenheard {

std::string exampleText(const std::string& file) {
    std::ifstream stream(std::string(SEENHEARD_SOURCE_DIR) + "/tests/unit/xlsform/home_visit/" + file);
    REQUIRE(stream.good());
    return {std::istreambuf_iterator<char>(stream), {}};
}

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

WorkbookBuilder exampleWorkbook(const std::vector<BuiltRow>& settings) {
    WorkbookBuilder workbook;
    workbook.sheet("survey", exampleRows("survey.txt"));
    workbook.sheet("choices", exampleRows("choices.txt"));
    workbook.sheet("settings", settings);
    return workbook;
}

} // namespace seenheard
