// Of the force: which tablet runs, which is locked, and what is delivered without its officer.
#include "app/storage/EnrolmentFile.h"
#include "platform/base/File.h"
#include "tests/simulation/Force.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t dayMs = 24 * 60 * minuteMs;

} // namespace

Status Force::writeOutside(const SimulatedTablet& tablet, const std::filesystem::path& directory) const {
    const auto& certificate = tablet.officer().certificate;
    const ProfileDirectory profile{directory};
    std::error_code failure;
    std::filesystem::create_directories(directory, failure);
    if (auto written = writeFileDurably(profile.issuingCertificate(), canonicalBytes(issuing_)); !written)
        return written;
    return writeEnrolmentFile(profile,
        {certificate.officerName, certificate.tabletName, "https://simulated.example", issuing_.serverName,
            certificate.role, certificate.team, certificate.district, Hash{}});
}

void Force::shareTablets(Chance& chance) {
    for (std::size_t first = 0; first + 1 < tablets_.size(); first += 2) {
        if (chance.oneIn(2))
            continue;
        partners_[first] = first + 1;
        partners_[first + 1] = first;
        tablets_[first + 1]->handedOver = true;
        keepDelivering(first + 1);
    }
}

bool Force::handOver(SimulatedTablet& tablet) {
    const auto partner = partners_.find(tablet.number());
    if (partner == partners_.end() || !tablet.isRunning())
        return false;
    auto& other = *tablets_[partner->second];
    tablet.close();
    tablet.handedOver = true;
    keepDelivering(tablet.number());
    other.handedOver = false;
    startTablet(other);
    ++faults_["tablet handed over"];
    return true;
}

void Force::command(const SimulatedTablet& tablet, CommandKind kind) {
    administrators_->command(tablet.officer().certificate.tablet, kind);
    keepDelivering(tablet.number());
    ++faults_["tablet " + std::string(wordFor(kind)) + " from the server"];
}

void Force::checkObeyed(const SimulatedTablet& tablet) {
    const auto& id = tablet.officer().certificate.tablet;
    const auto isSame = [&](const auto& one) { return one->officer().certificate.tablet == id; };
    if (std::ranges::count_if(tablets_, isSame) > 1 || commandsLost_.contains(id))
        return; // a clone may have answered for it, or a backup has forgotten what it was told since
    const auto told = administrators_->carriedOut(id);
    if (told && *told != CommandKind::Unlock && tablet.isRunning())
        verdict_.find(BrokenPromise::Undetected,
            "tablet " + std::to_string(tablet.number()) + " said that it was locked or wiped, and is open");
}

void Force::keepDelivering(std::size_t number) {
    if (delivering_.insert(number).second)
        deliverAgain(number, 1);
}

/// Beside an open profile the box goes for a while only; of a locked one until it is open again.
void Force::deliverAgain(std::size_t number, int times) {
    auto& tablet = *tablets_[number];
    tablet.deliverLocked();
    if (tablet.isRunning() && times > 8) {
        delivering_.erase(number);
        return;
    }
    timeline_.after(chance_.between(2 * minuteMs, 9 * minuteMs),
        [this, number, next = tablet.isRunning() ? times + 1 : 1] { deliverAgain(number, next); });
}

void Force::startTablet(SimulatedTablet& tablet) {
    if (tablet.isRunning() || tablet.handedOver)
        return;
    auto started = tablet.start();
    if (started || tablet.disk().isDead() || tablet.disk().isFull())
        return; // the power went again, or there is no space: it is tried again
    if (started.error().code == ErrorCode::Locked || started.error().code == ErrorCode::Revoked)
        return keepDelivering(tablet.number());
    verdict_.find(BrokenPromise::Lost,
        "tablet " + std::to_string(tablet.number()) + " does not open any more: " + started.error().message);
}

void Force::closeWhereTold(SimulatedTablet& tablet) {
    if (!std::exchange(tablet.toldToClose, false))
        return;
    tablet.close();
    startTablet(tablet); // which finishes a wipe that waited for it
}

void Force::unlockAll() {
    for (auto& tablet : tablets_) {
        checkObeyed(*tablet);
        if (!tablet->isRunning())
            judge_.checkLocked(tablet->number(), tablet->saved);
        tablet->handedOver = false;
        if (tablet->isLocked() && !tablet->isWiped())
            command(*tablet, CommandKind::Unlock);
    }
}

void Force::calm() {
    weather = {};
    serverDisk_.setFull(false);
    serverDisk_.spare();
    serverClock_.setOffBy(0);
    lies_.clear();
    skewed_.clear();
    startServer();
    if (restoring_ == Restoring::PutBack)
        beginEpoch();
    else if (restoring_ == Restoring::Gathering)
        endGathering();
    judge_.watchServer(*place_);
    // What the locked ones have in their boxes has come by now.
    if (++rests_ > 1)
        unlockAll();
    for (auto& tablet : tablets_) {
        tablet->disk().setFull(false);
        tablet->disk().spare();
        tablet->online = true;
        // A day goes by, and another: what is held is compared with the server's.
        tablet->clock().setOffBy(static_cast<std::int64_t>(rests_) * 2 * dayMs);
        if (tablet->disturbed)
            deliverBox(*tablet);
        startTablet(*tablet);
        if (tablet->isRunning())
            tablet->run([&] { tablet->driver().networkChanged(); });
    }
}

} // namespace seenheard
