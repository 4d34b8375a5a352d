#include "sync/server/people/PeopleFolder.h"

#include "platform/base/File.h"
#include "sync/forms/Json.h"
#include "sync/forms/Utf8.h"
#include "sync/protocol/Limits.h"
#include "sync/server/reference/CsvTable.h"
#include "sync/server/reference/ReferenceFile.h"
#include "sync/server/reference/ReferenceItem.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>

namespace seenheard {

namespace {

constexpr std::array sets{
    std::string_view("teams"), std::string_view("districts"), std::string_view("homes"), std::string_view("schools")};
constexpr std::size_t fileBytes = std::size_t{16} * 1024 * 1024;

using Faults = std::vector<std::string>;

bool isId(const std::string& text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z')
            || (character >= 'A' && character <= 'Z') || character == '-' || character == '_' || character == '.';
    });
}

bool isName(const std::string& text) {
    const bool printable =
        std::ranges::none_of(text, [](char character) { return character >= '\0' && character < ' '; });
    return text.find_first_not_of(' ') != std::string::npos && text.size() <= limits::nameBytes && printable
        && isUtf8(bytesOf(text));
}

/// One file of the folder, as rows with the columns that it has to have.
class People {
public:
    People(std::filesystem::path file, std::vector<std::string> columns)
        : file_(std::move(file))
        , columns_(std::move(columns)) {}

    /// Hands on each row's cells in the order of the columns; what is said of one is a fault of that line.
    Faults read(const std::function<std::string(const std::vector<std::string>&, std::size_t)>& take) const {
        auto faults = readInto(take);
        for (auto& fault : faults)
            fault.insert(0, file_.string() + ": ");
        return faults;
    }

private:
    Faults readInto(const std::function<std::string(const std::vector<std::string>&, std::size_t)>& take) const {
        const auto octets = readFile(file_, fileBytes);
        if (!octets)
            return {octets.error().message};
        const auto text = textOf(BytesView(*octets));
        if (!codePointsIn(text))
            return {"the file is not valid UTF-8."};
        auto [rows, faults] = csvTableFrom(text);
        if (rows.empty() && faults.empty())
            return {"the file is empty; its first row has to name the columns: " + named() + "."};
        if (rows.empty())
            return faults;
        const auto& header = rows.front().cells;
        if (!std::ranges::is_permutation(header, columns_))
            return {"line " + std::to_string(rows.front().line) + ": the columns are not " + named() + "."};
        for (std::size_t at = 1; at < rows.size(); ++at) {
            std::vector<std::string> cells;
            for (const auto& column : columns_)
                cells.push_back(
                    rows[at].cells[static_cast<std::size_t>(std::ranges::find(header, column) - header.begin())]);
            if (const auto fault = take(cells, rows[at].line); !fault.empty())
                faults.push_back("line " + std::to_string(rows[at].line) + ": " + fault);
        }
        return faults;
    }

    [[nodiscard]] std::string named() const {
        std::string names;
        for (const auto& column : columns_)
            names += (names.empty() ? "" : ", ") + column;
        return names;
    }

    std::filesystem::path file_;
    std::vector<std::string> columns_;
};

Faults readOfficers(const std::filesystem::path& file, const KnownPlaces& places, PeopleWanted& wanted) {
    std::map<std::string, std::size_t> ids;
    std::map<std::string, std::size_t> names;
    return People(file, {"id", "name", "role", "team", "district"})
        .read([&](const std::vector<std::string>& cells, std::size_t line) -> std::string {
            const auto role = roleFrom(cells[2]);
            if (!role || *role == Role::Server)
                return "'" + cells[2] + "' is no role. " + wordsOfRoles();
            Person person{cells[0], {}, cells[1], *role, cells[3], cells[4], std::nullopt};
            if (auto fault = faultOf(person, places); !fault.empty())
                return fault;
            if (const auto [there, isNew] = ids.try_emplace(person.id, line); !isNew)
                return "the id '" + person.id + "' is on line " + std::to_string(there->second) + " already.";
            if (const auto [there, isNew] = names.try_emplace(person.name, line); !isNew)
                return "the name '" + person.name + "' is on line " + std::to_string(there->second)
                    + " already. Write it so that the two can be told apart.";
            wanted.people.push_back(std::move(person));
            return {};
        });
}

Faults readAssignments(const std::filesystem::path& file, const KnownPlaces& places, PeopleWanted& wanted) {
    wanted.assignments.emplace();
    std::set<std::pair<std::string, RecordScope>> seen;
    return People(file, {"officer", "scope"})
        .read([&](const std::vector<std::string>& cells, std::size_t line) -> std::string {
            auto scope = assignableScopeFrom(cells[1]);
            if (!scope)
                return "'" + cells[1]
                    + "' is no scope. It is team:NAME, home:ID, missing_children:DISTRICT or child:ID.";
            if (auto fault = faultOf(*scope, places); !fault.empty())
                return fault;
            if (!isId(cells[0]))
                return "'" + cells[0] + "' is no id of an officer.";
            if (!seen.emplace(cells[0], *scope).second)
                return "this line is there twice.";
            wanted.assignments->push_back(
                {cells[0], *std::move(scope), file.string() + ": line " + std::to_string(line)});
            return {};
        });
}

/// The sets with whatever can be read of them, so that nobody is told of each officer in a team whose line is good that
/// there is no such team.
std::vector<LoadedSet> setsAsWritten(const std::vector<std::filesystem::path>& files) {
    std::vector<LoadedSet> written;
    for (const auto& file : files) {
        const auto* shape = referenceSetNamed(file.stem().string());
        if (shape == nullptr)
            continue;
        auto items = nlohmann::json::array();
        [[maybe_unused]] const auto named =
            readReferenceFile(file, [&](std::size_t, const nlohmann::json& fields) -> Status {
                auto item = referenceItemFrom(*shape, fields);
                if (item)
                    items.push_back(*std::move(item));
                return success();
            });
        written.push_back({{std::string(shape->set), copyOf(bytesOf(items.dump()))}, items.size()});
    }
    return written;
}

} // namespace

std::string wordsOfRoles() {
    std::string words;
    for (const auto role : rolesOfPeople())
        words += (words.empty() ? "Roles are " : ", ") + std::string(wordFor(role));
    return words + ".";
}

Result<KnownPlaces> KnownPlaces::of(const std::vector<LoadedSet>& loaded, const std::vector<ReferenceSet>& stored) {
    KnownPlaces places;
    const auto take = [&](const Bytes& content) -> Status {
        const auto items = parseJson(textOf(BytesView(content)));
        if (!items)
            return items.error();
        for (const auto& item : *items) {
            const auto kind = item.value("kind", "");
            const auto id = item.value("id", "");
            const auto title = item.value("title", "");
            places.ids_.emplace(kind, id);
            places.titles_.emplace(std::pair(kind, id), title);
            places.titles_.insert_or_assign({kind, title}, title);
        }
        return success();
    };
    std::set<std::string> taken;
    for (const auto& set : loaded) {
        taken.insert(set.content.set);
        if (auto read = take(set.content.items); !read)
            return read.error();
    }
    for (const auto& set : stored) {
        if (taken.contains(set.version.set))
            continue;
        if (auto read = take(set.items); !read)
            return read.error();
    }
    return places;
}

std::optional<std::string> KnownPlaces::named(const std::string& kind, const std::string& text) const {
    const auto found = titles_.find({kind, text});
    return found == titles_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<RecordScope> assignableScopeFrom(const std::string& text) {
    const auto colon = text.find(':');
    const auto kind = scopeKindFrom(text.substr(0, colon));
    auto id = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    if (!kind || *kind == ScopeKind::Force || *kind == ScopeKind::Officer || id.empty() || !isUtf8(bytesOf(id))
        || id.size() > limits::nameBytes)
        return std::nullopt;
    return RecordScope{*kind, std::move(id)};
}

std::string faultOf(Person& person, const KnownPlaces& places) {
    if (!isId(person.id))
        return "'id' has to be 1 to 64 letters, digits, '-', '_' or '.'.";
    if (!isName(person.name))
        return "'name' has to be 1 to " + std::to_string(limits::nameBytes) + " octets of printable text.";
    const auto team = places.team(person.team);
    if (!team)
        return "there is no team '" + person.team + "'. Teams are in teams.csv, or loaded before.";
    const auto district = places.district(person.district);
    if (!district)
        return "there is no district '" + person.district + "'. Districts are in districts.csv, or loaded before.";
    person.team = *team;
    person.district = *district;
    return {};
}

std::string faultOf(RecordScope& scope, const KnownPlaces& places) {
    const auto complete = [&](const std::optional<std::string>& name, const std::string& what) -> std::string {
        if (!name)
            return "there is no " + what + " '" + scope.id + "'.";
        scope.id = *name;
        return {};
    };
    switch (scope.kind) {
    case ScopeKind::Team: return complete(places.team(scope.id), "team");
    case ScopeKind::MissingChildren: return complete(places.district(scope.id), "district");
    case ScopeKind::Home:
        return places.hasHome(scope.id) ? std::string() : "there is no children's home '" + scope.id + "'.";
    case ScopeKind::Force:
    case ScopeKind::Officer:
    case ScopeKind::Child: break;
    }
    return {};
}

Result<PeopleWanted> readPeopleFolder(const std::filesystem::path& folder, const std::vector<ReferenceSet>& stored) {
    const auto files = filesIn(folder);
    if (!files)
        return files.error();
    if (files->empty())
        return fail(ErrorCode::InvalidInput, folder.string() + " is empty; nothing was loaded.");
    Faults faults;
    PeopleWanted wanted;
    std::vector<std::filesystem::path> references;
    std::optional<std::filesystem::path> officers;
    std::optional<std::filesystem::path> assignments;
    for (const auto& file : *files) {
        const auto name = file.filename().string();
        if (name == "officers.csv")
            officers = file;
        else if (name == "assignments.csv")
            assignments = file;
        else if (std::ranges::find(sets, file.stem().string()) != sets.end())
            references.push_back(file);
        else
            faults.push_back(file.string()
                + ": this is not read here. A folder of people holds officers.csv, assignments.csv, and teams, "
                  "districts, "
                  "homes, schools as .csv or .json.");
    }
    if (auto read = readReferenceFiles(references, stored); read) {
        wanted.sets = std::move(*read);
    } else {
        faults.push_back(read.error().message);
        wanted.sets = setsAsWritten(references);
    }
    const auto places = KnownPlaces::of(wanted.sets, stored);
    if (!places)
        return places.error();
    const auto add = [&faults](const Faults& more) { faults.insert(faults.end(), more.begin(), more.end()); };
    if (officers)
        add(readOfficers(*officers, *places, wanted));
    if (assignments)
        add(readAssignments(*assignments, *places, wanted));
    if (!faults.empty())
        return allFaults(faults);
    return wanted;
}

} // namespace seenheard
