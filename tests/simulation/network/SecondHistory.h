#pragma once

#include "tests/simulation/server/SimulatedServer.h"

namespace seenheard {

/// A copy of the server that goes on by itself: the same keys, the same past, and from now on another log. What an
/// administrator has who shows one history to some tablets and one to the others.
class SecondHistory {
public:
    /// Nothing where that kind of store cannot be copied while it runs.
    [[nodiscard]] static std::unique_ptr<SecondHistory> of(
        const SimulatedServer& server, const ServerPlace& place, MachineClock& clock, Chance chance);

    [[nodiscard]] std::optional<HttpResponse> handle(const HttpRequest& request, const TabletId& tablet) {
        return server_->handle(request, tablet, 0);
    }

private:
    explicit SecondHistory(Chance chance) : disk_(chance) {}

    Disk disk_;
    std::unique_ptr<ServerPlace> place_;
    std::unique_ptr<SimulatedServer> server_;
};

} // namespace seenheard
