#pragma once

#include "sync/protocol/Role.h"
#include "sync/records/RecordScope.h"
#include "sync/server/store/AuditStore.h"

#include <optional>

namespace seenheard {

/// One person of the force, as its own lists name him.
struct Person {
    std::string id; ///< The force's own number of him, which never means somebody else.
    OfficerId officer;
    std::string name; ///< As officers read it: "PC 4417 Dale".
    Role role = Role::Officer;
    std::string team;
    std::string district;
    std::optional<std::int64_t> leftAtMs;

    bool operator==(const Person&) const = default;
};

/// Somebody follows a scope.
struct Assignment {
    OfficerId officer;
    RecordScope scope;

    auto operator<=>(const Assignment&) const = default;
};

/// What one load, or one hand at a desk, changes of people.
struct PeopleChange {
    std::vector<Person> people; ///< As they are from now on: who joined, who changed, who left.
    std::vector<Assignment> assigned;
    std::vector<Assignment> unassigned;
    std::vector<AuditRow> audit; ///< What says so.

    [[nodiscard]] bool isEmpty() const { return people.empty() && assigned.empty() && unassigned.empty(); }
};

/// The people of the force and what they follow.
class StaffStore {
public:
    virtual ~StaffStore() = default;
    /// All that ever were, by id.
    [[nodiscard]] virtual Result<std::vector<Person>> people() = 0;
    /// Of everybody, enrolled or not, in order.
    [[nodiscard]] virtual Result<std::vector<Assignment>> assignments() = 0;
    /// All or nothing. Of who has left, codes that are still open work no more. AlreadyExists where a name is
    /// another officer's.
    [[nodiscard]] virtual Status apply(const PeopleChange& change, std::int64_t nowMs) = 0;
};

} // namespace seenheard
