#pragma once

#include "sync/server/store/AuditStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// The audit on PostgreSQL.
class PostgresAuditStore final : public AuditStore {
public:
    explicit PostgresAuditStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Status append(std::vector<AuditRow> rows) override;
    [[nodiscard]] Result<std::vector<AuditRow>> rows(std::int64_t after, std::size_t most) override;

private:
    PostgresConnections& connections_;
};

/// Inside a turn of the caller, so that numbers rise in the order in which rows are there to be read.
[[nodiscard]] Status appendAuditIn(PostgresDatabase& data, const std::vector<AuditRow>& rows);

} // namespace seenheard
