#pragma once

#include "tests/support/WorkbookBuilder.h"

#include <map>
#include <string>
#include <vector>

namespace seenheard::testing {

/// A workbook as a force would bring it, written down as text (tests/unit/workbooks/forces): its sheets, what of it is
/// wrong and has to be mended first, what of it is not supported, and answers where any answer will not do.
struct ForceWorkbook {
    std::string name;
    std::vector<std::pair<std::string, std::vector<BuiltRow>>> sheets;
    std::vector<std::string> mend;        ///< "survey:28": rows that are a fault and taken out.
    std::vector<std::string> unsupported; ///< "survey:14:type"
    std::map<std::string, std::string> answers;

    [[nodiscard]] WorkbookBuilder built() const;
    /// Without the rows that had to be mended.
    [[nodiscard]] ForceWorkbook mended() const;
};

/// All of them, by name.
[[nodiscard]] std::vector<ForceWorkbook> forceWorkbooks();

} // namespace seenheard::testing
