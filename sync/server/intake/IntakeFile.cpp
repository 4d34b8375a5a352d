#include "sync/server/intake/IntakeFile.h"

#include "sync/forms/Json.h"
#include "sync/server/intake/TextDecoding.h"
#include "sync/server/reference/CsvTable.h"
#include "sync/server/reference/ItemPositions.h"
#include "sync/server/reference/ReferenceFile.h"

#include <algorithm>
#include <array>
#include <set>

namespace seenheard {

namespace {

using nlohmann::json;

/// Each behind those that it refers to. Settings and teams are the force's own decisions, not a records system's.
constexpr std::array taken{std::string_view("districts"), std::string_view("addresses"), std::string_view("schools"),
    std::string_view("homes"), std::string_view("children"), std::string_view("people"), std::string_view("incidents"),
    std::string_view("missing_episodes"), std::string_view("flags"), std::string_view("terms")};

constexpr std::string_view wholeMark = "-whole";

Error wrong(const std::string& what) {
    return fail(ErrorCode::InvalidInput, what);
}

std::string allTaken() {
    std::string names;
    for (const auto& set : taken)
        names += (names.empty() ? "" : ", ") + std::string(set);
    return names;
}

/// Gathers rows as they are read.
class Reader {
public:
    explicit Reader(IntakeFile& file) : file_(file) {}

    void take(std::size_t line, std::string text, json fields) {
        auto row = intakeRowFrom(*file_.shape, std::move(fields));
        if (!row)
            return refuse(line, row.error().message, std::move(text));
        if (contradicted_.contains(row->id))
            return refuse(line, contradiction(row->id), std::move(text));
        const auto id = row->id;
        const auto there = file_.rows.find(id);
        if (there == file_.rows.end()) {
            file_.rows.emplace(id, TakenRow{line, *std::move(row), std::move(text)});
        } else if (there->second.row.item == row->item && there->second.row.ends == row->ends) {
            ++file_.repeated;
        } else {
            refuse(there->second.line, contradiction(id), std::move(there->second.text));
            refuse(line, contradiction(id), std::move(text));
            file_.rows.erase(there);
            contradicted_.insert(id);
        }
    }
    void refuse(std::size_t line, const std::string& what, std::string text) {
        file_.refused.push_back({line, what, std::move(text)});
    }

private:
    static std::string contradiction(const std::string& id) {
        return "the file says different things of '" + id + "', so none of them was taken. Leave the row that holds.";
    }

    IntakeFile& file_;
    std::set<std::string> contradicted_;
};

Status readRows(std::string_view text, IntakeFile& file) {
    Reader reader(file);
    std::vector<std::string> names;
    std::string repeated;
    auto whole = eachCsvRow(text, separatorOf(text), [&](CsvRow&& row) {
        for (auto& cell : row.cells)
            cell = trimmedCell(cell);
        if (std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); }))
            return;
        if (names.empty()) {
            for (const auto& cell : row.cells)
                names.push_back(columnName(cell));
            // A separator at the end of each line is a column without a name.
            while (!names.empty() && names.back().empty())
                names.pop_back();
            file.header = csvLine(names);
            const std::set<std::string> once(names.begin(), names.end());
            repeated = once.size() != names.size() ? "two columns have one name" : "";
            if (once.contains(""))
                repeated = "a column has no name";
            else if (!once.contains("id"))
                repeated = "no column is called 'id'";
            return;
        }
        if (!repeated.empty())
            return;
        while (row.cells.size() > names.size() && row.cells.back().empty())
            row.cells.pop_back();
        auto asText = csvLine(row.cells);
        if (row.cells.size() != names.size())
            return reader.refuse(row.line,
                "there are " + std::to_string(row.cells.size()) + " cells, and " + std::to_string(names.size())
                    + " columns. A cell that holds the separator has to stand in quotation marks.",
                std::move(asText));
        reader.take(row.line, std::move(asText), fieldsFrom(names, row.cells));
    });
    if (!repeated.empty())
        return wrong(
            "line 1: " + repeated + ". The first row names the columns, each once; 'id' has to be among them.");
    // What cannot be cut into rows may be anything behind that point, so nothing of the file holds.
    return whole;
}

/// Whether it is an array at all, without keeping any of it.
Status checkArray(std::string_view text) {
    try {
        const auto kept = json::parse(text, [](int depth, json::parse_event_t event, const json&) {
            const bool ends = event == json::parse_event_t::object_end || event == json::parse_event_t::array_end
                || event == json::parse_event_t::value;
            return depth != 1 || !ends;
        });
        return kept.is_array() ? success()
                               : Status(wrong("A file of JSON is an array of objects; this is something else."));
    } catch (const json::parse_error& error) {
        return wrong("This is not valid JSON; it breaks at octet " + std::to_string(error.byte) + ". Export it again.");
    } catch (const json::exception&) {
        return wrong("This is not JSON that can be read: a number is out of range.");
    }
}

Status readObjects(std::string_view text, IntakeFile& file) {
    if (auto good = checkArray(text); !good)
        return good;
    Reader reader(file);
    for (const auto& element : elementsOf(text)) {
        auto fields = parseJson(element.text);
        if (fields)
            reader.take(element.line, std::string(element.text), *std::move(fields));
        else
            reader.refuse(element.line, fields.error().message, std::string(element.text));
    }
    return success();
}

} // namespace

Result<IntakeName> intakeNameOf(const std::filesystem::path& file) {
    const auto ending = file.extension();
    const auto stem = file.stem().string();
    const auto set = stem.substr(0, stem.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"));
    const auto* shape =
        std::ranges::find(taken, std::string_view(set)) != taken.end() ? referenceSetNamed(set) : nullptr;
    if (shape == nullptr || (ending != ".csv" && ending != ".json"))
        return wrong(
            "The name says of no set. Call it NAME.csv, NAME.json or NAME-2026-03-02T0610.csv, where NAME is one of "
            + allTaken() + "; NAME-whole.csv where the list is whole and what it leaves out is no more.");
    const auto rest = stem.substr(set.size());
    return IntakeName{shape, rest.starts_with(wholeMark), ending == ".csv"};
}

std::size_t intakePlaceOf(const ReferenceSetShape& shape) {
    return static_cast<std::size_t>(std::ranges::find(taken, shape.set) - taken.begin());
}

Result<IntakeFile> readIntakeFile(const IntakeName& name, BytesView octets) {
    auto decoded = decodedText(octets);
    if (!decoded)
        return decoded.error();
    IntakeFile file{name.shape, name.whole, name.csv, decoded->encoding, {}, {}, {}, 0};
    // Nothing at all is how a system says that it is there and has no news.
    const bool blank = decoded->text.find_first_not_of(" \t\r\n") == std::string::npos;
    const auto read = blank ? success() : name.csv ? readRows(decoded->text, file) : readObjects(decoded->text, file);
    if (!read)
        return read.error();
    std::ranges::stable_sort(file.refused, {}, &RefusedRow::line);
    return file;
}

std::string refusedRowsOf(const IntakeFile& file) {
    std::string text = file.csv ? file.header : "[\n";
    for (const auto& row : file.refused)
        text += file.csv ? row.text : (&row == &file.refused.front() ? "" : ",\n") + row.text;
    return file.csv ? text : text + "\n]\n";
}

} // namespace seenheard
