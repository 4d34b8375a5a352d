#include "tests/unit/workbooks/ForceWorkbook.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace seenheard::testing {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Cells stand between bars; "day:46082" is a date as spreadsheets keep one. Spaces stay as they are written but for
/// one on either side of a bar.
BuiltRow cellsOf(const std::string& line) {
    BuiltRow row;
    std::string rest = line;
    for (bool more = true; more;) {
        const auto bar = rest.find('|');
        more = bar != std::string::npos;
        auto cell = rest.substr(0, bar);
        rest = more ? rest.substr(bar + 1) : std::string();
        if (!row.empty() && cell.starts_with(' '))
            cell.erase(0, 1);
        if (more && cell.ends_with(' '))
            cell.pop_back();
        if (trimmed(cell).empty())
            cell.clear();
        row.push_back(cell.starts_with("day:") ? BuiltCell(cell.substr(4), BuiltCell::Kind::Day) : BuiltCell(cell));
    }
    return row;
}

ForceWorkbook readFrom(const std::filesystem::path& file) {
    ForceWorkbook workbook;
    workbook.name = file.stem().string();
    std::ifstream stream(file);
    std::string line;
    std::string part;
    while (std::getline(stream, line)) {
        if (line.starts_with("== ")) {
            part = line.substr(3);
            if (part == "survey" || part == "choices" || part == "settings")
                workbook.sheets.push_back({part, {}});
        } else if (part == "mend") {
            workbook.mend.push_back(line);
        } else if (part == "unsupported") {
            workbook.unsupported.push_back(line);
        } else if (part == "answers") {
            const auto is = line.find(" = ");
            workbook.answers[line.substr(0, is)] = line.substr(is + 3);
        } else {
            workbook.sheets.back().second.push_back(cellsOf(line));
        }
    }
    return workbook;
}

} // namespace

WorkbookBuilder ForceWorkbook::built() const {
    WorkbookBuilder builder;
    for (const auto& [sheet, rows] : sheets)
        builder.sheet(sheet, rows);
    return builder;
}

ForceWorkbook ForceWorkbook::mended() const {
    ForceWorkbook better = *this;
    for (const auto& place : mend) {
        const auto colon = place.find(':');
        const auto row = static_cast<std::size_t>(std::stoul(place.substr(colon + 1)));
        for (auto& [sheet, rows] : better.sheets)
            if (sheet == place.substr(0, colon))
                rows.at(row - 1).clear();
    }
    return better;
}

std::vector<ForceWorkbook> forceWorkbooks() {
    std::vector<ForceWorkbook> all;
    const auto folder = std::filesystem::path(SEENHEARD_SOURCE_DIR) / "tests/unit/workbooks/forces";
    for (const auto& each : std::filesystem::directory_iterator(folder))
        all.push_back(readFrom(each.path()));
    std::sort(all.begin(), all.end(),
        [](const ForceWorkbook& left, const ForceWorkbook& right) { return left.name < right.name; });
    return all;
}

} // namespace seenheard::testing
