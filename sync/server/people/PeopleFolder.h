#pragma once

#include "sync/server/reference/ReferenceFolder.h"
#include "sync/server/store/StaffStore.h"

#include <map>
#include <set>

namespace seenheard {

/// Somebody follows a scope, by the force's number of him.
struct AssignmentRow {
    std::string person;
    RecordScope scope;
    std::string where; ///< "assignments.csv: line 3", for messages.
};

/// What a folder, or one hand at a desk, says of people. Officers' ids are not known to it.
struct PeopleWanted {
    std::vector<Person> people;
    /// Everything that people follow beside what their team and role bring; nothing where it was not said, so that
    /// all stays as it is.
    std::optional<std::vector<AssignmentRow>> assignments;
    std::vector<LoadedSet> sets; ///< Teams, districts, homes, schools.
    bool whole = false;          ///< Whoever is not named has left.
};

/// The teams, districts and homes that there are, by the names that people are loaded with.
class KnownPlaces {
public:
    /// Of the sets that are loaded now, and otherwise of those that are stored.
    [[nodiscard]] static Result<KnownPlaces> of(
        const std::vector<LoadedSet>& loaded, const std::vector<ReferenceSet>& stored);

    /// The name as records have it, for a name or an id; nothing where there is none of that kind.
    [[nodiscard]] std::optional<std::string> team(const std::string& text) const { return named("team", text); }
    [[nodiscard]] std::optional<std::string> district(const std::string& text) const { return named("district", text); }
    [[nodiscard]] bool hasHome(const std::string& id) const { return ids_.contains({"home", id}); }

private:
    [[nodiscard]] std::optional<std::string> named(const std::string& kind, const std::string& text) const;

    std::map<std::pair<std::string, std::string>, std::string> titles_; ///< By kind, and id or title.
    std::set<std::pair<std::string, std::string>> ids_;
};

/// "team:Response 1", "home:elm", "missing_children:Bradford", "child:person-robin".
[[nodiscard]] std::optional<RecordScope> assignableScopeFrom(const std::string& text);

/// "Roles are officer, …", for messages.
[[nodiscard]] std::string wordsOfRoles();

/// What is wrong with one person as he was written down; empty where nothing is. Completes team and district.
[[nodiscard]] std::string faultOf(Person& person, const KnownPlaces& places);
/// The same of what he is to follow.
[[nodiscard]] std::string faultOf(RecordScope& scope, const KnownPlaces& places);

/// Reads officers.csv (id, name, role, team, district), assignments.csv (officer, scope) and the sets teams,
/// districts, homes and schools from a folder; not all have to be there. The error names every fault, one a line.
[[nodiscard]] Result<PeopleWanted> readPeopleFolder(
    const std::filesystem::path& folder, const std::vector<ReferenceSet>& stored);

} // namespace seenheard
