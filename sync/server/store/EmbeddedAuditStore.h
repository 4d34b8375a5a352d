#pragma once

#include "sync/server/store/AuditStore.h"
#include "sync/server/store/EmbeddedConnections.h"

namespace seenheard {

/// The audit in the embedded store.
class EmbeddedAuditStore final : public AuditStore {
public:
    explicit EmbeddedAuditStore(EmbeddedConnections& connections) : connections_(connections) {}

    [[nodiscard]] Status append(std::vector<AuditRow> rows) override;
    [[nodiscard]] Result<std::vector<AuditRow>> rows(std::int64_t after, std::size_t most) override;

private:
    EmbeddedConnections& connections_;
};

/// Inside a transaction of the caller.
[[nodiscard]] Status appendAuditIn(Database& data, const std::vector<AuditRow>& rows);

} // namespace seenheard
