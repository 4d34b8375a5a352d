#pragma once

#include "sync/server/store/AssignmentStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// Assignments on PostgreSQL.
class PostgresAssignmentStore final : public AssignmentStore {
public:
    explicit PostgresAssignmentStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<RecordScope>> assigned(const OfficerId& officer) override;
    [[nodiscard]] Result<bool> assign(const OfficerId& officer, const RecordScope& scope) override;
    [[nodiscard]] Result<bool> unassign(const OfficerId& officer, const RecordScope& scope) override;

private:
    PostgresConnections& connections_;
};

/// Inside a transaction of the caller; yields whether it was not so before.
[[nodiscard]] Result<bool> assignIn(PostgresDatabase& data, const OfficerId& officer, const RecordScope& scope);

[[nodiscard]] Result<bool> unassignIn(PostgresDatabase& data, const OfficerId& officer, const RecordScope& scope);

} // namespace seenheard
