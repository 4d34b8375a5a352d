#include "sync/forms/Utf8.h"
#include "sync/xlsform/WorkbookParts.h"
#include "sync/xlsform/XmlPart.h"

#include <algorithm>
#include <charconv>

namespace seenheard {
namespace {

constexpr std::size_t mostRows = 20'000;
constexpr std::size_t mostColumns = 500;
constexpr std::size_t mostInCell = 32'767; // As Excel has it.

/// "AB12": column from 0 and row from 1; 0 for a row that is not named.
struct CellName {
    std::size_t column = 0;
    std::size_t row = 0;
};

std::optional<CellName> cellNamed(std::string_view text) {
    CellName name;
    std::size_t at = 0;
    for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4; ++at)
        name.column = name.column * 26 + static_cast<std::size_t>(text[at] - 'A' + 1);
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), name.row);
    if (at == 0 || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    --name.column;
    return name;
}

class RowReader {
public:
    RowReader(const std::string& sheet, const SharedTexts& texts) : sheet_(sheet), texts_(texts) {}

    Result<std::vector<SheetRow>> run(const pugi::xml_node& worksheet) {
        for (const auto& each : childrenNamed(childNamed(worksheet, "sheetData"), "row")) {
            row(each);
            if (failure_)
                return *failure_;
        }
        std::stable_sort(rows_.begin(), rows_.end(),
            [](const SheetRow& left, const SheetRow& right) { return left.number < right.number; });
        for (const auto& each : childrenNamed(childNamed(worksheet, "mergeCells"), "mergeCell"))
            spread(attribute(each, "ref"));
        return std::move(rows_);
    }

private:
    /// What other sheets hold is nobody's question.
    [[nodiscard]] bool isOfTheForm() const {
        const auto name = lowered(cleaned(sheet_));
        return name == "survey" || name == "choices" || name == "settings" || name == "reasons";
    }

    void refuse(const std::string& what) {
        if (!failure_)
            failure_ =
                fail(ErrorCode::InvalidInput, "Sheet '" + sheet_ + "', row " + std::to_string(number_) + ": " + what);
    }

    void row(const pugi::xml_node& node) {
        const auto given = attribute(node, "r");
        ++number_;
        (void)std::from_chars(given.data(), given.data() + given.size(), number_);
        SheetRow row{number_, {}};
        std::size_t column = 0;
        for (const auto& cell : childrenNamed(node, "c")) {
            if (const auto name = cellNamed(attribute(cell, "r")))
                column = name->column;
            std::string text = cleaned(textOf(cell));
            if (!text.empty() && column >= mostColumns)
                return refuse("it has more than 500 columns. Leave out those that are not the form.");
            if (!codePointsIn(text) || text.size() > mostInCell * 4)
                return refuse("a cell holds something that is not text.");
            if (!text.empty())
                row.cells.insert_or_assign(column, std::move(text));
            ++column;
        }
        if (!row.cells.empty())
            rows_.push_back(std::move(row));
        if (rows_.size() > mostRows)
            refuse("the sheet has more than 20,000 rows that hold something.");
    }

    std::string textOf(const pugi::xml_node& cell) {
        const auto type = attribute(cell, "t");
        if (type == "inlineStr")
            return richText(childNamed(cell, "is"));
        const std::string value = childNamed(cell, "v").text().get();
        if (isOfTheForm() && value.empty() && type != "str" && childNamed(cell, "f"))
            refuse(
                "a cell holds a formula without its result. Open the workbook in a spreadsheet program and save it.");
        if (isOfTheForm() && type == "e")
            refuse("a cell shows the error " + value + ". Mend its formula.");
        if (type == "s") {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
            if (error == std::errc{} && index < texts_.strings.size())
                return texts_.strings[index];
            if (!value.empty())
                refuse("a cell names a text that the workbook does not have. Save it anew.");
            return {};
        }
        if (type == "b")
            return value == "1" ? "TRUE" : "FALSE";
        if (!type.empty() && type != "n")
            return value; // the text of a formula, a date as text, an error
        std::size_t style = 0;
        const auto named = attribute(cell, "s");
        (void)std::from_chars(named.data(), named.data() + named.size(), style);
        return shownNumber(
            value, style < texts_.styles.size() ? texts_.styles[style] : NumberMeaning::Number, texts_.from1904);
    }

    /// Cells merged downwards all mean what the first one shows.
    void spread(const std::string& range) {
        const auto colon = range.find(':');
        const auto from = cellNamed(std::string_view(range).substr(0, colon));
        const auto to = colon == std::string::npos ? from : cellNamed(std::string_view(range).substr(colon + 1));
        if (!from || !to || to->row <= from->row || to->column != from->column)
            return;
        const auto first =
            std::find_if(rows_.begin(), rows_.end(), [&](const SheetRow& each) { return each.number == from->row; });
        if (first == rows_.end() || !first->cells.contains(from->column))
            return;
        const auto text = first->cells.at(from->column);
        for (auto each = first + 1; each != rows_.end() && each->number <= to->row; ++each)
            each->cells.emplace(from->column, text);
    }

    const std::string& sheet_;
    const SharedTexts& texts_;
    std::size_t number_ = 0;
    std::vector<SheetRow> rows_;
    std::optional<Error> failure_;
};

} // namespace

Result<std::vector<SheetRow>> sheetRows(const std::string& xml, const std::string& sheet, const SharedTexts& texts) {
    pugi::xml_document document;
    if (auto loaded = loadXml(document, xml, sheet); !loaded)
        return loaded.error();
    return RowReader(sheet, texts).run(childNamed(document, "worksheet"));
}

} // namespace seenheard
