#pragma once

#include "tests/support/WorkbookBuilder.h"

namespace seenheard {

/// A file of the workbook of the size that forces bring, which lies as texts in tests/unit/xlsform/home_visit.
[[nodiscard]] std::string exampleText(const std::string& file);
/// Its survey and choices, and these settings: a heading and a value a column.
[[nodiscard]] WorkbookBuilder exampleWorkbook(const std::vector<BuiltRow>& settings);
/// A sheet as a text: a line a row, cells between bars.
[[nodiscard]] std::vector<BuiltRow> exampleRows(const std::string& file);

} // namespace seenheard
