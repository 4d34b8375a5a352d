#include "sync/server/reference/ReferenceFile.h"

#include "platform/base/File.h"
#include "sync/forms/Json.h"
#include "sync/forms/Utf8.h"
#include "sync/protocol/Limits.h"
#include "sync/server/reference/CsvTable.h"
#include "sync/server/reference/ItemPositions.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <set>

namespace seenheard {

namespace {

using nlohmann::json;

Error inFile(const std::filesystem::path& file, const Error& error) {
    return fail(error.code, file.string() + ": " + error.message);
}

Error onLine(std::size_t line, const Error& error) {
    return fail(error.code, "line " + std::to_string(line) + ": " + error.message);
}

Status readJson(std::string_view text, const TakeItem& take) {
    const auto items = parseJson(text);
    if (!items)
        return items.error();
    if (!items->is_array())
        return fail(ErrorCode::InvalidInput, "the file has to hold an array of objects.");
    const auto lines = linesOfElements(text);
    for (std::size_t i = 0; i < items->size(); ++i) {
        if (auto status = take(lines.at(i), (*items)[i]); !status)
            return onLine(lines.at(i), status.error());
    }
    return success();
}

json listFrom(const std::string& cell) {
    json list = json::array();
    for (std::size_t from = 0; from <= cell.size();) {
        const auto until = std::min(cell.find(';', from), cell.size());
        const auto first = cell.find_first_not_of(' ', from);
        if (first < until)
            list.push_back(cell.substr(first, cell.find_last_not_of(' ', until - 1) + 1 - first));
        from = until + 1;
    }
    return list;
}

json numberFrom(const std::string& cell) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    // What is no number stays a text, for the check of the item to name.
    return failed == std::errc() && end == cell.data() + cell.size() ? json(number) : json(cell);
}

json fieldsFrom(const std::vector<std::string>& names, const std::vector<std::string>& cells) {
    json fields = json::object();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& cell = cells[i];
        if (cell.empty())
            continue;
        if (names[i] == "people")
            fields["people"] = listFrom(cell);
        else if (names[i] == "order")
            fields["order"] = numberFrom(cell);
        else if (names[i] == "subject_kind")
            fields["subject"]["kind"] = cell;
        else if (names[i] == "subject_id")
            fields["subject"]["id"] = cell;
        else
            fields[names[i]] = cell;
    }
    return fields;
}

Status readCsv(std::string_view text, const TakeItem& take) {
    if (!codePointsIn(text))
        return fail(ErrorCode::InvalidInput, "the file is not valid UTF-8.");
    const auto rows = csvRowsFrom(text);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return fail(ErrorCode::InvalidInput, "the file is empty; its first row has to name the columns.");
    const auto& names = rows->front().cells;
    if (std::set<std::string>(names.begin(), names.end()).size() != names.size())
        return fail(ErrorCode::InvalidInput, "line 1: two columns have one name.");
    for (std::size_t i = 1; i < rows->size(); ++i) {
        const auto& row = (*rows)[i];
        if (auto status = take(row.line, fieldsFrom(names, row.cells)); !status)
            return onLine(row.line, status.error());
    }
    return success();
}

} // namespace

Status readReferenceFile(const std::filesystem::path& file, const TakeItem& take) {
    const auto octets = readFile(file, limits::referenceBytes);
    if (!octets)
        return octets.error();
    const auto text = textOf(BytesView(*octets));
    const auto status = file.extension() == ".csv" ? readCsv(text, take) : readJson(text, take);
    return status ? status : Status(inFile(file, status.error()));
}

} // namespace seenheard
