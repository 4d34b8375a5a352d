#include "sync/server/reference/CsvTable.h"

#include <array>

namespace seenheard {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

Error wrong(std::size_t line, const std::string& what) {
    return fail(ErrorCode::InvalidInput, "line " + std::to_string(line) + ": " + what);
}

std::string_view nameOf(char separator) {
    return separator == ',' ? "a comma" : separator == ';' ? "a semicolon" : "a tab";
}

/// Reads one row after the other.
class CsvReader {
public:
    CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

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
            if (separator == separator_)
                continue;
            if (separator == '\r' && !atEnd() && text_[at_] == '\n')
                ++at_;
            else if (separator != '\n')
                return wrong(
                    line_, std::string(nameOf(separator_)) + " or the end of the line has to follow a quotation mark.");
            ++line_;
            return row;
        }
    }

private:
    [[nodiscard]] bool atQuote() const { return !atEnd() && text_[at_] == '"'; }

    std::string plain() {
        const auto from = at_;
        while (!atEnd() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
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
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

bool isEmpty(const CsvRow& row) {
    return row.cells.size() == 1 && row.cells.front().empty();
}

} // namespace

Status eachCsvRow(std::string_view text, char separator, const std::function<void(CsvRow&&)>& take) {
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    CsvReader reader(text, separator);
    while (!reader.atEnd()) {
        auto row = reader.row();
        if (!row)
            return row.error();
        if (!isEmpty(*row))
            take(std::move(*row));
    }
    return success();
}

char separatorOf(std::string_view text) {
    constexpr std::array candidates{',', ';', '\t'};
    std::array<std::size_t, candidates.size()> found{};
    bool quoted = false;
    for (const char character : text.substr(0, text.find('\n'))) {
        if (character == '"')
            quoted = !quoted;
        for (std::size_t at = 0; at < candidates.size(); ++at)
            found.at(at) += !quoted && character == candidates.at(at) ? 1 : 0;
    }
    std::size_t best = 0;
    for (std::size_t at = 1; at < candidates.size(); ++at)
        best = found.at(at) > found.at(best) ? at : best;
    return candidates.at(best);
}

std::string csvLine(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) {
        line += &cell == &cells.front() ? "" : ",";
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char character : cell)
            line += character == '"' ? std::string("\"\"") : std::string(1, character);
        line += '"';
    }
    return line + "\n";
}

CsvTable csvTableFrom(std::string_view text) {
    CsvTable table;
    auto& rows = table.rows;
    const auto whole = eachCsvRow(text, ',', [&](CsvRow&& row) {
        if (!rows.empty() && row.cells.size() != rows.front().cells.size())
            table.faults.push_back(wrong(row.line,
                "there are " + std::to_string(row.cells.size()) + " cells; the first row has "
                    + std::to_string(rows.front().cells.size()) + ".")
                                       .message);
        else
            rows.push_back(std::move(row));
    });
    if (!whole)
        table.faults.push_back(whole.error().message);
    return table;
}

Result<std::vector<CsvRow>> csvRowsFrom(std::string_view text) {
    auto table = csvTableFrom(text);
    if (!table.faults.empty())
        return fail(ErrorCode::InvalidInput, table.faults.front());
    return std::move(table.rows);
}

} // namespace seenheard
