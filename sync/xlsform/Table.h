#pragma once

#include "sync/xlsform/Finding.h"
#include "sync/xlsform/Workbook.h"

#include <optional>

namespace seenheard {

/// A heading of a sheet: what it stands for, and in which language.
struct Heading {
    std::string given;    ///< As it stands in the sheet.
    std::string name;     ///< In XLSForm's usual word for it: "constraint_message", "label".
    std::string language; ///< "cy" of "label::Cymraeg (cy)"; empty without one.
};

/// One row of a table, by what its headings stand for.
class TableRow {
public:
    TableRow(const std::vector<Heading>& headings, const SheetRow& row) : headings_(&headings), row_(&row) {}

    [[nodiscard]] std::size_t number() const { return row_->number; }
    /// As people read it; empty where there is none. With several of that heading the first that holds something.
    [[nodiscard]] std::string text(std::string_view name, std::string_view language = {}) const;
    /// As programs read it: straight quotes, plain spaces.
    [[nodiscard]] std::string logic(std::string_view name) const;
    /// The heading as it stands in the sheet, for saying where something is.
    [[nodiscard]] std::string heading(std::string_view name) const;
    /// Every heading under which this row holds something.
    [[nodiscard]] std::vector<const Heading*> filled() const;

private:
    const std::vector<Heading>* headings_;
    const SheetRow* row_;
};

/// A sheet whose first row that holds something says what its columns are.
class Table {
public:
    /// Keeps the sheet, which has to outlive it. Tells of headings that stand twice.
    Table(const Sheet& sheet, Findings& findings);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::size_t headingRow() const { return headingRow_; }
    [[nodiscard]] const std::vector<Heading>& headings() const { return headings_; }
    [[nodiscard]] bool has(std::string_view heading) const;
    [[nodiscard]] std::vector<TableRow> rows() const;
    /// Languages of the labels, in the order of the columns; without those that name none.
    [[nodiscard]] std::vector<std::string> languages() const;

private:
    const Sheet& sheet_;
    std::string name_; ///< In small letters.
    std::size_t headingRow_ = 0;
    std::vector<Heading> headings_; ///< By column; empty names where a column has none.
};

/// XLSForm's usual word for a heading: "list_name" for "List name".
[[nodiscard]] std::string usualHeading(std::string_view given);

/// "yes", "true()" and the other ways to say so; nothing for what is neither yes nor no.
[[nodiscard]] std::optional<bool> yesOrNo(std::string_view text);

} // namespace seenheard
