#pragma once

#include "platform/base/Result.h"
#include "sync/server/reference/ReferenceItem.h"

#include <nlohmann/json.hpp>

namespace seenheard {

/// One row as it is taken in.
struct IntakeRow {
    std::string id;
    bool ends = false; ///< Column `ended`: what it names is no more.
    std::string item;  ///< In canonical JSON; empty where it ends.
};

/// The name of a column as this server has it: "Date of birth" is `date_of_birth`.
[[nodiscard]] std::string columnName(std::string_view header);
/// Without white space around it, that of spreadsheets too.
[[nodiscard]] std::string trimmedCell(std::string_view cell);

/// Checks one row and brings it into the set's form: numbers become ids, days and times as spreadsheets write them
/// (02/03/2026, by London's clocks) become 2026-03-02. The error names the column and what to do.
[[nodiscard]] Result<IntakeRow> intakeRowFrom(const ReferenceSetShape& shape, nlohmann::json fields);

} // namespace seenheard
