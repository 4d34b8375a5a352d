#include "sync/server/store/postgresql/PostgresAssignmentStore.h"

namespace seenheard {

Result<bool> assignIn(PostgresDatabase& data, const OfficerId& officer, const RecordScope& scope) {
    const auto done = data.run("insert into assignments (officer, kind, id) values ($1, $2, $3) on conflict do nothing",
        {officer, static_cast<int>(scope.kind), scope.id});
    return done ? Result(done->changed() != 0) : done.error();
}

Result<bool> unassignIn(PostgresDatabase& data, const OfficerId& officer, const RecordScope& scope) {
    const auto done = data.run("delete from assignments where officer = $1 and kind = $2 and id = $3",
        {officer, static_cast<int>(scope.kind), scope.id});
    return done ? Result(done->changed() != 0) : done.error();
}

Result<std::vector<RecordScope>> PostgresAssignmentStore::assigned(const OfficerId& officer) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<RecordScope>> {
        const auto rows =
            connection.data.run("select kind, id from assignments where officer = $1 order by kind, id", {officer});
        if (!rows)
            return rows.error();
        std::vector<RecordScope> found;
        for (const auto row : *rows)
            found.push_back({static_cast<ScopeKind>(row.integer(0)), row.text(1)});
        return found;
    });
}

Result<bool> PostgresAssignmentStore::assign(const OfficerId& officer, const RecordScope& scope) {
    return connections_.write(
        [&](PostgresConnection& connection) { return assignIn(connection.data, officer, scope); });
}

Result<bool> PostgresAssignmentStore::unassign(const OfficerId& officer, const RecordScope& scope) {
    return connections_.write(
        [&](PostgresConnection& connection) { return unassignIn(connection.data, officer, scope); });
}

} // namespace seenheard
