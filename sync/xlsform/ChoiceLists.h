#pragma once

#include "sync/xlsform/Table.h"

#include <map>

namespace seenheard {

/// One choice of a list of the workbook. Rows that name the same choice again, for a cascade, are one choice.
struct ListedChoice {
    std::string original;       ///< As the workbook names it.
    std::string name;           ///< As the definition does.
    std::vector<TableRow> rows; ///< At least one.
};

/// The lists of the sheet `choices`, by name.
class ChoiceLists {
public:
    ChoiceLists() = default;
    /// Keeps the table, which has to outlive it; tells what is wrong in it.
    ChoiceLists(const Table& choices, Findings& findings);

    /// Nothing where no list is called so.
    [[nodiscard]] const std::vector<ListedChoice>* list(const std::string& name) const;
    /// Whether choices have a column of that name, for filtering.
    [[nodiscard]] bool hasColumn(std::string_view name) const { return table_ != nullptr && table_->has(name); }

private:
    const Table* table_ = nullptr;
    std::map<std::string, std::vector<ListedChoice>> lists_;
};

} // namespace seenheard
