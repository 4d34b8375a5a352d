#include "sync/server/reference/CsvTable.h"

namespace seenheard {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

Error wrong(std::size_t line, const std::string& what) {
    return fail(ErrorCode::InvalidInput, "line " + std::to_string(line) + ": " + what);
}

/// Reads one row after the other.
class CsvReader {
public:
    explicit CsvReader(std::string_view text) : text_(text) {}

    [[nodiscard]] bool atEnd() const { return at_ >= text_.size(); }

    Result<CsvRow> row() {
        CsvRow row{line_, {}};
        while (true) {
            auto cell = atQuote() ? quoted() : Result(plain());
            if (!cell)
                return cell.error();
            row.cells.push_back(std::move(*cell));
            if (atEnd())
                return row;
            const char separator = text_[at_++];
            if (separator == ',')
                continue;
            if (separator == '\r' && !atEnd() && text_[at_] == '\n')
                ++at_;
            else if (separator != '\n')
                return wrong(line_, "a comma or the end of the line has to follow a quotation mark.");
            ++line_;
            return row;
        }
    }

private:
    [[nodiscard]] bool atQuote() const { return !atEnd() && text_[at_] == '"'; }

    std::string plain() {
        const auto from = at_;
        while (!atEnd() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r')
            ++at_;
        return std::string(text_.substr(from, at_ - from));
    }

    Result<std::string> quoted() {
        const auto began = line_;
        std::string cell;
        for (++at_; !atEnd(); ++at_) {
            if (text_[at_] == '\n')
                ++line_;
            if (text_[at_] != '"') {
                cell += text_[at_];
                continue;
            }
            ++at_;
            if (!atQuote())
                return cell;
            cell += '"';
        }
        return wrong(began, "a quotation mark is never closed.");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

bool isEmpty(const CsvRow& row) {
    return row.cells.size() == 1 && row.cells.front().empty();
}

} // namespace

CsvTable csvTableFrom(std::string_view text) {
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    CsvReader reader(text);
    CsvTable table;
    auto& rows = table.rows;
    while (!reader.atEnd()) {
        auto row = reader.row();
        if (!row) {
            table.faults.push_back(row.error().message);
            return table;
        }
        if (isEmpty(*row))
            continue;
        if (!rows.empty() && row->cells.size() != rows.front().cells.size())
            table.faults.push_back(wrong(row->line,
                "there are " + std::to_string(row->cells.size()) + " cells; the first row has "
                    + std::to_string(rows.front().cells.size()) + ".")
                                       .message);
        else
            rows.push_back(std::move(*row));
    }
    return table;
}

Result<std::vector<CsvRow>> csvRowsFrom(std::string_view text) {
    auto table = csvTableFrom(text);
    if (!table.faults.empty())
        return fail(ErrorCode::InvalidInput, table.faults.front());
    return std::move(table.rows);
}

} // namespace seenheard
