#pragma once

#include "sync/server/store/TabletCommandStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// Commands to tablets on PostgreSQL.
class PostgresTabletCommandStore final : public TabletCommandStore {
public:
    explicit PostgresTabletCommandStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<KnownTablet>> tablets() override;
    [[nodiscard]] Result<GivenCommand> give(GivenCommand command) override;
    [[nodiscard]] Result<std::vector<GivenCommand>> given() override;
    [[nodiscard]] Result<std::vector<TabletCommand>> open(const TabletId& tablet, std::size_t most) override;
    [[nodiscard]] Status noteCarriedOut(const TabletId& tablet, std::uint64_t upTo, std::int64_t nowMs) override;

private:
    PostgresConnections& connections_;
};

} // namespace seenheard
