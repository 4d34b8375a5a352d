#pragma once

#include "sync/server/store/StaffStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// People on PostgreSQL.
class PostgresStaffStore final : public StaffStore {
public:
    explicit PostgresStaffStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<Person>> people() override;
    [[nodiscard]] Result<std::vector<Assignment>> assignments() override;
    [[nodiscard]] Status apply(const PeopleChange& change, std::int64_t nowMs) override;

private:
    PostgresConnections& connections_;
};

} // namespace seenheard
