#include "tests/simulation/server/SimulatedServer.h"

#include "sync/server/admin/EpochBeginning.h"

#include <algorithm>

namespace seenheard {

SimulatedServer::SimulatedServer(
    ServerPlace& place, Bytes identity, Disk& disk, MachineClock& clock, Chance chance, std::size_t processes)
    : place_(place)
    , identity_(std::move(identity))
    , disk_(disk)
    , clock_(clock)
    , chance_(std::move(chance))
    , running_(processes) {}

std::unique_ptr<SimulatedServer> SimulatedServer::twin(
    ServerPlace& place, Disk& disk, MachineClock& clock, Chance chance) const {
    return std::unique_ptr<SimulatedServer>(new SimulatedServer(place, identity_, disk, clock, chance, 1));
}

Status SimulatedServer::start() {
    const DiskInUse inUse(disk_);
    for (auto& process : running_) {
        if (process.handlers)
            continue;
        auto store = place_.open();
        if (!store)
            return store.error();
        auto identity = serverIdentityFrom(identity_);
        if (!identity)
            return identity.error();
        process.store = std::move(*store);
        process.handlers =
            std::make_unique<ServerHandlers>(*process.store, std::move(*identity), clock_, chance_, log_);
    }
    return success();
}

Status SimulatedServer::administer(const Command& command) {
    const DiskInUse inUse(disk_);
    const auto store = place_.open();
    if (!store)
        return store.error();
    const auto identity = serverIdentityFrom(identity_);
    return identity ? command(**store, *identity) : Status(identity.error());
}

Status SimulatedServer::beginEpoch(const SigningKey& root) {
    for (std::size_t i = 0; i < running_.size(); ++i)
        kill(i);
    return administer([&](ServerStore& store, const ServerIdentity& former) -> Status {
        const auto found = store.identity();
        if (found && found->epoch == former.epoch) {
            if (const auto begun = seenheard::beginEpoch(store, root, true, clock_, chance_); !begun)
                return begun.error();
        }
        const auto identity = store.identity();
        if (!identity)
            return identity.error();
        identity_ = canonicalBytes(*identity);
        return success();
    });
}

void SimulatedServer::kill(std::size_t process) {
    const DiskInUse inUse(disk_);
    auto& killed = running_[process % running_.size()];
    if (killed.busy)
        return;
    // Nothing that a dying program would tidy up happens; what it has written is the system's.
    const bool hadPower = !disk_.isDead();
    disk_.cutPower();
    killed.handlers.reset();
    killed.store.reset();
    if (hadPower)
        disk_.switchOn();
}

void SimulatedServer::losePower() {
    disk_.cutPower();
    place_.close();
    for (std::size_t i = 0; i < running_.size(); ++i)
        kill(i);
    disk_.losePower();
}

bool SimulatedServer::isDown() const {
    return std::ranges::any_of(running_, [](const Process& process) { return !process.handlers; });
}

std::optional<HttpResponse> SimulatedServer::handle(
    const HttpRequest& request, const TabletId& tablet, std::uint64_t which) {
    for (std::size_t i = 0; i < running_.size(); ++i) {
        auto& process = running_[(which + i) % running_.size()];
        if (!process.handlers || process.busy)
            continue;
        const DiskInUse inUse(disk_);
        process.busy = true;
        auto response =
            process.handlers->router().handle({{request.method, request.path, tablet, "192.0.2.1"}, request.body});
        process.busy = false;
        if (disk_.isDead())
            return std::nullopt;
        return HttpResponse{response.status, std::move(response.body)};
    }
    return std::nullopt;
}

} // namespace seenheard
