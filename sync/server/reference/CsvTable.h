#pragma once

#include "platform/base/Result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace seenheard {

/// One row of a table with the line on which it begins.
struct CsvRow {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// What could be read of a table, and what is wrong with the rest, a sentence a row that names its line.
struct CsvTable {
    std::vector<CsvRow> rows;
    std::vector<std::string> faults;
};

/// Hands on one row after the other, so that a long table is never in memory as rows, but for lines that are empty. The
/// error, of a row that cannot be cut, names its line and ends the table.
[[nodiscard]] Status eachCsvRow(std::string_view text, char separator, const std::function<void(CsvRow&&)>& take);
/// What separates the cells of the first row: a comma, or the semicolon or tab that stands in it more often.
[[nodiscard]] char separatorOf(std::string_view text);
/// A row as it may stand in a table with commas, with its line's end.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& cells);

/// Goes on behind a row that has another number of cells than the first; what cannot be cut into rows ends it.
[[nodiscard]] CsvTable csvTableFrom(std::string_view text);

/// A table as RFC 4180 describes it: commas, quotation marks doubled inside quotation marks. Empty lines are skipped;
/// every row has as many cells as the first. The error names the line.
[[nodiscard]] Result<std::vector<CsvRow>> csvRowsFrom(std::string_view text);

} // namespace seenheard
