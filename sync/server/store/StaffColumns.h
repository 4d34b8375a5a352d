#pragma once

#include "sync/server/store/StaffStore.h"

namespace seenheard {

/// Of `people` and the names in `officers`, in both stores, for the function below.
constexpr std::string_view peopleColumns = "select p.id, p.officer, o.name, p.role, p.team, p.district, p.left_at";

template<typename Row>
[[nodiscard]] Person personIn(const Row& row) {
    Person person;
    person.id = row.text(0);
    person.officer = row.template id<OfficerId>(1);
    person.name = row.text(2);
    person.role = static_cast<Role>(row.integer(3));
    person.team = row.text(4);
    person.district = row.text(5);
    if (!row.isNull(6))
        person.leftAtMs = row.integer(6);
    return person;
}

template<typename Row>
[[nodiscard]] Assignment assignmentIn(const Row& row) {
    return {row.template id<OfficerId>(0), {static_cast<ScopeKind>(row.integer(1)), row.text(2)}};
}

} // namespace seenheard
