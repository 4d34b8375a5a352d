#include "sync/server/store/EmbeddedStaffStore.h"

#include "platform/database/Rows.h"
#include "platform/database/Transaction.h"
#include "sync/server/store/EmbeddedAssignmentStore.h"
#include "sync/server/store/EmbeddedAuditStore.h"
#include "sync/server/store/EnrolmentColumns.h"
#include "sync/server/store/StaffColumns.h"

namespace seenheard {

namespace {

Status nameIn(Database& data, const Person& person) {
    auto other = data.prepare("select id from officers where name = ? and id <> ?");
    if (!other)
        return other.error();
    const auto taken = other->bind(0, person.name).bind(1, person.officer).row();
    if (!taken)
        return taken.error();
    if (*taken)
        return nameOfAnother(person.name, other->id<OfficerId>(0));
    auto upsert = data.prepare(
        "insert into officers (id, name) values (?, ?) on conflict (id) do update set name = excluded.name");
    return upsert ? upsert->bind(0, person.officer).bind(1, person.name).run() : Status(upsert.error());
}

Status keep(Database& data, const Person& person) {
    if (auto named = nameIn(data, person); !named)
        return named;
    auto upsert = data.prepare("insert into people (id, officer, role, team, district, left_at) "
                               "values (?, ?, ?, ?, ?, ?) on conflict (id) do update set role = excluded.role, "
                               "team = excluded.team, district = excluded.district, left_at = excluded.left_at");
    if (!upsert)
        return upsert.error();
    upsert->bind(0, person.id).bind(1, person.officer).bind(2, static_cast<int>(person.role)).bind(3, person.team);
    return upsert->bind(4, person.district).bind(5, person.leftAtMs).run();
}

Status withdrawCodes(Database& data, const OfficerId& officer, std::int64_t nowMs) {
    auto update = data.prepare("update enrolments set withdrawn_at = ? where officer = ? and redeemed_at is null "
                               "and withdrawn_at is null");
    return update ? update->bind(0, nowMs).bind(1, officer).run() : Status(update.error());
}

} // namespace

Result<std::vector<Person>> EmbeddedStaffStore::people() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::vector<Person>> {
        auto select = connection.data.prepare(
            std::string(peopleColumns) + " from people p join officers o on o.id = p.officer order by p.id");
        if (!select)
            return select.error();
        return allRows<Person>(*select, [](const Statement& row) { return personIn(row); });
    });
}

Result<std::vector<Assignment>> EmbeddedStaffStore::assignments() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::vector<Assignment>> {
        auto select = connection.data.prepare("select officer, kind, id from assignments order by officer, kind, id");
        if (!select)
            return select.error();
        return allRows<Assignment>(*select, [](const Statement& row) { return assignmentIn(row); });
    });
}

Status EmbeddedStaffStore::apply(const PeopleChange& change, std::int64_t nowMs) {
    auto writer = connections_.writer();
    auto& data = writer.connection.data;
    auto transaction = Transaction::begin(data);
    if (!transaction)
        return transaction.error();
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
    if (auto noted = appendAuditIn(data, change.audit); !noted)
        return noted;
    return transaction->commit();
}

} // namespace seenheard
