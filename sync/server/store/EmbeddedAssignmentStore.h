#pragma once

#include "sync/server/store/AssignmentStore.h"
#include "sync/server/store/EmbeddedConnections.h"

namespace seenheard {

/// Assignments in the embedded store.
class EmbeddedAssignmentStore final : public AssignmentStore {
public:
    explicit EmbeddedAssignmentStore(EmbeddedConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<RecordScope>> assigned(const OfficerId& officer) override;
    [[nodiscard]] Result<bool> assign(const OfficerId& officer, const RecordScope& scope) override;
    [[nodiscard]] Result<bool> unassign(const OfficerId& officer, const RecordScope& scope) override;

private:
    EmbeddedConnections& connections_;
};

/// Inside a transaction of the caller; yields whether it was not so before.
[[nodiscard]] Result<bool> assignIn(Database& data, const OfficerId& officer, const RecordScope& scope);

[[nodiscard]] Result<bool> unassignIn(Database& data, const OfficerId& officer, const RecordScope& scope);

} // namespace seenheard
