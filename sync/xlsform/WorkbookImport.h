#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/xlsform/Finding.h"

#include <optional>
#include <set>

namespace seenheard {

/// What an import stands on beside the workbook.
struct ImportWish {
    std::string fileName;           ///< Names a form that does not name itself.
    std::string version;            ///< Instead of the workbook's; may be empty.
    std::set<std::string> leaveOut; ///< Places as placeOf() names them, or their beginnings.
    /// The newest published version of the form with that id; nothing where there is none.
    std::function<Result<std::optional<FormDefinition>>(const std::string& id)> newest;
};

/// What a workbook gives.
struct ImportedForm {
    std::string id;
    std::string version;
    Findings findings; ///< In the order of the sheets and rows.
    /// Nothing while findings stand in its way. Its octets follow from the workbook and the version before alone.
    std::optional<FormDefinition> form;
    bool asBefore = false; ///< It is what the newest version is already.
};

/// Makes a definition out of an XLSForm workbook (docs/xlsform.md). An error where the octets are no such workbook;
/// what is wrong with or lost of its content are findings.
[[nodiscard]] Result<ImportedForm> importWorkbook(BytesView octets, const ImportWish& wish);

/// Whether the import goes without what this finding is about.
[[nodiscard]] bool isLeftOut(const Finding& finding, const std::set<std::string>& leaveOut);

} // namespace seenheard
