#pragma once

#include "sync/xlsform/WorkbookImport.h"
#include "tests/support/WorkbookBuilder.h"

namespace seenheard {

/// Imports what a test built, after `before` where one was published.
[[nodiscard]] ImportedForm imported(const WorkbookBuilder& workbook,
    const std::optional<FormDefinition>& before = std::nullopt, const std::set<std::string>& leaveOut = {});
/// A workbook with these rows in `survey` under type, name, label and what else `columns` names, and two short lists.
[[nodiscard]] WorkbookBuilder surveyOf(const std::vector<std::string>& columns, const std::vector<BuiltRow>& rows);
/// Every finding in a line, for messages of tests.
[[nodiscard]] std::string linesOf(const Findings& findings);
/// Findings of that weight as "survey:3:relevant".
[[nodiscard]] std::vector<std::string> placesOf(const Findings& findings, FindingWeight weight);
[[nodiscard]] const Field* fieldNamed(const FormDefinition& form, std::string_view name);

} // namespace seenheard
