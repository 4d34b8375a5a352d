#pragma once

#include "platform/base/Result.h"

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

/// Goes on behind a row that has another number of cells than the first; what cannot be cut into rows ends it.
[[nodiscard]] CsvTable csvTableFrom(std::string_view text);

/// A table as RFC 4180 describes it: commas, quotation marks doubled inside quotation marks. Empty lines are skipped;
/// every row has as many cells as the first. The error names the line.
[[nodiscard]] Result<std::vector<CsvRow>> csvRowsFrom(std::string_view text);

} // namespace seenheard
