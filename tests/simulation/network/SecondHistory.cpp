#include "tests/simulation/network/SecondHistory.h"

namespace seenheard {

std::unique_ptr<SecondHistory> SecondHistory::of(
    const SimulatedServer& server, const ServerPlace& place, MachineClock& clock, Chance chance) {
    std::unique_ptr<SecondHistory> second(new SecondHistory(chance));
    second->place_ = place.copy(second->disk_);
    if (!second->place_)
        return nullptr;
    second->server_ = server.twin(*second->place_, second->disk_, clock, chance);
    return second->server_->start() ? std::move(second) : nullptr;
}

} // namespace seenheard
