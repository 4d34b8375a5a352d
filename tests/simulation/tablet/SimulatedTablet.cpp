#include "tests/simulation/tablet/SimulatedTablet.h"

namespace seenheard {

namespace {

/// Asking for nothing but news takes few of the steps.
constexpr RetryPolicy rarelyAsking{2'000, 15LL * 60 * 1000, 30LL * 60 * 1000, 3'000};

} // namespace

SimulatedTablet::SimulatedTablet(
    std::size_t number, OfficerOnTablet officer, TabletSurrounding around, std::uint64_t seed)
    : number_(number)
    , officer_(std::move(officer))
    , around_(std::move(around))
    , chance_(seed, {1, number})
    , disk_(Chance(seed, {2, number}))
    , clock_(around_.timeline) {}

Status SimulatedTablet::start() {
    const DiskInUse inUse(disk_);
    auto store = place_->open();
    if (!store)
        return store.error();
    auto program = std::make_unique<Program>();
    program->store = std::move(*store);
    program->watched = std::make_unique<WatchedStore>(
        program->store->sync(),
        [this](std::uint64_t from, const VerifiedAnswer& answer) {
            ++answersTaken;
            around_.judge.tookAnswer(seen(), from, answer);
        },
        [this](const std::set<RecordId>* differing) {
            if (differing == nullptr)
                around_.judge.beginsComparison(seen());
            else
                around_.judge.tookComparison(seen(), *differing);
        });
    const auto run = [this](const std::function<void()>& work) { this->run(work); };
    program->transport = std::make_unique<SimulatedTransport>(
        SimulatedTransport::Road{around_.timeline, around_.weather, online, around_.faults, around_.server, run},
        Chance(chance_.next()));
    program->scheduler = std::make_unique<ProgramScheduler>(around_.timeline, run);
    program->driver = std::make_unique<SyncDriver>(
        *program->transport, clock_, chance_,
        [this] {
            return std::make_unique<SyncSession>(*program_->watched,
                SyncIdentity{around_.serverName, around_.issuingKey, officer_.certificate.signer()}, officer_.key,
                clock_);
        },
        rarelyAsking);
    program_ = std::move(program);
    around_.judge.reopened(seen());
    program_->driver->start(*program_->scheduler, nullptr);
    return success();
}

void SimulatedTablet::run(const std::function<void()>& work) {
    const DiskInUse inUse(disk_);
    work();
}

void SimulatedTablet::losePower() {
    if (program_) {
        const DiskInUse inUse(disk_);
        disk_.cutPower();
        program_->driver.reset();
        program_.reset();
    }
    disk_.losePower();
}

} // namespace seenheard
