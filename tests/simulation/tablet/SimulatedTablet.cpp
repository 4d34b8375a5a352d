#include "tests/simulation/tablet/SimulatedTablet.h"

#include "app/services/CarryingOut.h"

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
    if (auto may = checkMayOpen({place_->directory()}); !may)
        return may;
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
    program->transport = std::make_unique<SimulatedTransport>(road(), Chance(chance_.next()));
    program->scheduler = std::make_unique<ProgramScheduler>(around_.timeline, road().run);
    program->driver = std::make_unique<SyncDriver>(
        *program->transport, clock_, chance_,
        [this] {
            return std::make_unique<SyncSession>(*program_->watched,
                SyncIdentity{around_.serverName, around_.issuingKey, officer_.certificate.signer(), around_.root},
                officer_.key, clock_);
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

SimulatedTransport::Road SimulatedTablet::road() {
    return {around_.timeline, around_.weather, online, around_.faults, around_.server,
        [this](const std::function<void()>& work) { run(work); }};
}

void SimulatedTablet::close() {
    if (!program_)
        return;
    const DiskInUse inUse(disk_);
    program_->driver.reset();
    program_.reset();
}

void SimulatedTablet::deliverLocked() {
    const DiskInUse inUse(disk_);
    if (!delivering_) {
        const TabletSurroundings surroundings{
            clock_, chance_, log_, [this](const ServerContact&) {
                return Result<std::unique_ptr<Transport>>(
                    std::make_unique<SimulatedTransport>(road(), Chance(chance_.next())));
            }};
        auto opened = LockedTablet::open(place_->directory(), surroundings);
        if (!opened)
            return;
        delivering_ = std::move(*opened);
    }
    delivering_->deliver([this](const Result<LockedTablet::Report>& report) {
        if (report && report->totals.delivered > 0)
            ++around_.faults["black box delivered"];
        // A program that is open closes when its profile was locked or wiped: the order is on the disk.
        const auto told = readCommandFile({place_->directory()});
        toldToClose = told && (told->locked || told->wipeOrdered);
    });
}

bool SimulatedTablet::isWiped() const {
    const auto told = readCommandFile({place_->directory()});
    return told && told->wiped;
}

bool SimulatedTablet::isLocked() const {
    const auto told = readCommandFile({place_->directory()});
    return handedOver || !told || told->locked || told->wiped || told->wipeOrdered;
}

void SimulatedTablet::saidSaved(const EntryId& id) {
    saved.push_back(id);
    around_.judge.checkBox(number_, place_->box(), {id});
}

void SimulatedTablet::losePower() {
    delivering_.reset();
    if (program_) {
        const DiskInUse inUse(disk_);
        disk_.cutPower();
        program_->driver.reset();
        program_.reset();
    }
    disk_.losePower();
}

} // namespace seenheard
