#pragma once

#include "sync/server/store/EmbeddedConnections.h"
#include "sync/server/store/TabletCommandStore.h"

namespace seenheard {

/// Commands to tablets in the embedded store.
class EmbeddedTabletCommandStore final : public TabletCommandStore {
public:
    explicit EmbeddedTabletCommandStore(EmbeddedConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<KnownTablet>> tablets() override;
    [[nodiscard]] Result<GivenCommand> give(GivenCommand command) override;
    [[nodiscard]] Result<std::vector<GivenCommand>> given() override;
    [[nodiscard]] Result<std::vector<TabletCommand>> open(const TabletId& tablet, std::size_t most) override;
    [[nodiscard]] Status noteCarriedOut(const TabletId& tablet, std::uint64_t upTo, std::int64_t nowMs) override;

private:
    EmbeddedConnections& connections_;
};

} // namespace seenheard
