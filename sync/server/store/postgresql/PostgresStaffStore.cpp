#include "sync/server/store/postgresql/PostgresStaffStore.h"

#include "sync/server/store/EnrolmentColumns.h"
#include "sync/server/store/StaffColumns.h"
#include "sync/server/store/postgresql/PostgresAssignmentStore.h"
#include "sync/server/store/postgresql/PostgresAuditStore.h"

namespace seenheard {

namespace {

Status keep(PostgresDatabase& data, const Person& person) {
    const auto other = data.run("select id from officers where name = $1 and id <> $2", {person.name, person.officer});
    if (!other)
        return other.error();
    if (!other->empty())
        return nameOfAnother(person.name, other->first().id<OfficerId>(0));
    if (auto named = data.change("insert into officers (id, name) values ($1, $2) "
                                 "on conflict (id) do update set name = excluded.name",
            {person.officer, person.name});
        !named)
        return named;
    // A number below every time stands for "not", because values are never null.
    return data.change("insert into people (id, officer, role, team, district, left_at) "
                       "values ($1, $2, $3, $4, $5, nullif($6, -1)) on conflict (id) do update set "
                       "role = excluded.role, team = excluded.team, district = excluded.district, "
                       "left_at = excluded.left_at",
        {person.id, person.officer, static_cast<int>(person.role), person.team, person.district,
            person.leftAtMs.value_or(-1)});
}

Status withdrawCodes(PostgresDatabase& data, const OfficerId& officer, std::int64_t nowMs) {
    return data.change("update enrolments set withdrawn_at = $1 where officer = $2 and redeemed_at is null "
                       "and withdrawn_at is null",
        {nowMs, officer});
}

Status applyIn(PostgresDatabase& data, const PeopleChange& change, std::int64_t nowMs) {
    for (const auto& person : change.people) {
        if (auto kept = keep(data, person); !kept)
            return kept;
        if (!person.leftAtMs)
            continue;
        if (auto withdrawn = withdrawCodes(data, person.officer, nowMs); !withdrawn)
            return withdrawn;
    }
    for (const auto& [officer, scope] : change.unassigned)
        if (const auto done = unassignIn(data, officer, scope); !done)
            return done.error();
    for (const auto& [officer, scope] : change.assigned)
        if (const auto done = assignIn(data, officer, scope); !done)
            return done.error();
    return appendAuditIn(data, change.audit);
}

} // namespace

Result<std::vector<Person>> PostgresStaffStore::people() {
    return connections_.read([](PostgresConnection& connection) -> Result<std::vector<Person>> {
        const auto rows = connection.data.run(
            std::string(peopleColumns) + " from people p join officers o on o.id = p.officer order by p.id");
        if (!rows)
            return rows.error();
        std::vector<Person> found;
        for (const auto row : *rows)
            found.push_back(personIn(row));
        return found;
    });
}

Result<std::vector<Assignment>> PostgresStaffStore::assignments() {
    return connections_.read([](PostgresConnection& connection) -> Result<std::vector<Assignment>> {
        const auto rows = connection.data.run("select officer, kind, id from assignments order by officer, kind, id");
        if (!rows)
            return rows.error();
        std::vector<Assignment> found;
        for (const auto row : *rows)
            found.push_back(assignmentIn(row));
        return found;
    });
}

Status PostgresStaffStore::apply(const PeopleChange& change, std::int64_t nowMs) {
    return connections_.write([&](PostgresConnection& connection) { return applyIn(connection.data, change, nowMs); });
}

} // namespace seenheard
