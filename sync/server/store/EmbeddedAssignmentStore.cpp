#include "sync/server/store/EmbeddedAssignmentStore.h"

namespace seenheard {

namespace {

/// Whether one row came of it, which the statement itself returns.
Result<bool> change(Database& data, std::string_view sql, const OfficerId& officer, const RecordScope& scope) {
    auto statement = data.prepare(sql);
    if (!statement)
        return statement.error();
    auto changed = statement->bind(0, officer).bind(1, static_cast<int>(scope.kind)).bind(2, scope.id).row();
    if (!changed || !*changed)
        return changed;
    if (auto rest = statement->row(); !rest)
        return rest.error();
    return true;
}

} // namespace

Result<bool> assignIn(Database& data, const OfficerId& officer, const RecordScope& scope) {
    return change(data,
        "insert into assignments (officer, kind, id) values (?, ?, ?) on conflict do nothing returning kind", officer,
        scope);
}

Result<bool> unassignIn(Database& data, const OfficerId& officer, const RecordScope& scope) {
    return change(
        data, "delete from assignments where officer = ? and kind = ? and id = ? returning kind", officer, scope);
}

Result<std::vector<RecordScope>> EmbeddedAssignmentStore::assigned(const OfficerId& officer) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<RecordScope>> {
        auto select = connection.data.prepare("select kind, id from assignments where officer = ? order by kind, id");
        if (!select)
            return select.error();
        select->bind(0, officer);
        std::vector<RecordScope> found;
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                return found;
            found.push_back({static_cast<ScopeKind>(select->integer(0)), select->text(1)});
        }
    });
}

Result<bool> EmbeddedAssignmentStore::assign(const OfficerId& officer, const RecordScope& scope) {
    auto writer = connections_.writer();
    return assignIn(writer.connection.data, officer, scope);
}

Result<bool> EmbeddedAssignmentStore::unassign(const OfficerId& officer, const RecordScope& scope) {
    auto writer = connections_.writer();
    return unassignIn(writer.connection.data, officer, scope);
}

} // namespace seenheard
