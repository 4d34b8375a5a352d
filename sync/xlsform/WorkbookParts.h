#pragma once

#include "sync/xlsform/CellText.h"
#include "sync/xlsform/Workbook.h"
#include "sync/xlsform/ZipArchive.h"

namespace seenheard {

/// What the cells of all sheets refer to.
struct SharedTexts {
    std::vector<std::string> strings;
    std::vector<NumberMeaning> styles; ///< By the number of a cell's style.
    bool from1904 = false;
};

struct WorkbookContents {
    std::vector<std::pair<std::string, std::string>> sheets; ///< Name as shown, and the file in the archive.
    SharedTexts texts;
};

[[nodiscard]] Result<WorkbookContents> workbookContents(ZipArchive& archive);
/// The error names the sheet and the row.
[[nodiscard]] Result<std::vector<SheetRow>> sheetRows(
    const std::string& xml, const std::string& sheet, const SharedTexts& texts);

} // namespace seenheard
