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

using Faults = std::vector<std::string>;

std::string onLine(std::size_t line, const Error& error) {
    return "line " + std::to_string(line) + ": " + error.message;
}

Faults readJson(std::string_view text, const TakeItem& take) {
    const auto items = parseJson(text);
    if (!items)
        return {items.error().message};
    if (!items->is_array())
        return {"the file has to hold an array of objects."};
    const auto lines = linesOfElements(text);
    Faults faults;
    for (std::size_t i = 0; i < items->size(); ++i) {
        if (auto status = take(lines.at(i), (*items)[i]); !status)
            faults.push_back(onLine(lines.at(i), status.error()));
    }
    return faults;
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

Faults readCsv(std::string_view text, const TakeItem& take) {
    if (!codePointsIn(text))
        return {"the file is not valid UTF-8."};
    auto [rows, faults] = csvTableFrom(text);
    if (rows.empty())
        return faults.empty() ? Faults{"the file is empty; its first row has to name the columns."} : faults;
    const auto& names = rows.front().cells;
    if (std::set<std::string>(names.begin(), names.end()).size() != names.size())
        return {"line 1: two columns have one name."};
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (auto status = take(rows[i].line, fieldsFrom(names, rows[i].cells)); !status)
            faults.push_back(onLine(rows[i].line, status.error()));
    }
    return faults;
}

} // namespace

json fieldsFrom(const std::vector<std::string>& names, const std::vector<std::string>& cells) {
    json fields = json::object();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& cell = cells[i];
        if (cell.empty())
            continue;
        if (names[i] == "people" || names[i] == "closed")
            fields[names[i]] = listFrom(cell);
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

std::vector<std::string> readReferenceFile(const std::filesystem::path& file, const TakeItem& take) {
    const auto octets = readFile(file, limits::referenceBytes);
    if (!octets)
        return {octets.error().message};
    const auto text = textOf(BytesView(*octets));
    auto faults = file.extension() == ".csv" ? readCsv(text, take) : readJson(text, take);
    for (auto& fault : faults)
        fault.insert(0, file.string() + ": ");
    return faults;
}

} // namespace seenheard
