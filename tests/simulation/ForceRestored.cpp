// Of the force: its server's disk is lost, and an older backup is put back.
#include "tests/simulation/Force.h"

namespace seenheard {

namespace {

constexpr std::int64_t minuteMs = 60'000;

} // namespace

bool Force::keepServerBackup() {
    return !serverDisk_.isDead() && place_->keepBackup();
}

std::vector<EntryId> Force::onlyInTheLog() {
    std::vector<EntryId> only;
    for (auto& tablet : tablets_) {
        // What a program that is down has in its store it had when it went, but where a copy of it was put back.
        if (!tablet->isRunning() && !tablet->isWiped() && !tablet->disturbed)
            continue;
        for (const auto& id : tablet->saved) {
            if (!judge_.log().leafOf(id))
                continue;
            const auto number = ledger_.find(id)->content.header.number;
            const auto place = tablet->isRunning() ? tablet->store().own(number, id) : std::optional<OwnPlace>();
            if (!place || !*place || !(*place)->bytesHere)
                only.push_back(id);
        }
    }
    return only;
}

void Force::putServerBackupBack() {
    const auto gone = onlyInTheLog();
    server_->losePower();
    if (!place_->putBackupBack())
        return verdict_.find(BrokenPromise::Lost, "the backup cannot be put back");
    std::set<std::size_t> all;
    for (const auto& tablet : tablets_) {
        all.insert(tablet->number());
        commandsLost_.insert(tablet->officer().certificate.tablet);
        administrators_->lookUpLater(tablet->officer().certificate.officer);
    }
    judge_.serverPutBack(*place_, all, gone);
    restoring_ = Restoring::PutBack;
    ++faults_["server restored from a backup"];
}

void Force::beginEpoch() {
    if (restoring_ != Restoring::PutBack)
        return;
    const auto begun = server_->beginEpoch(root_);
    if (begun) {
        restoring_ = Restoring::Gathering;
        startServer();
        administrators_->publishLateFormAgain();
    }
    timeline_.after(chance_.between(minuteMs, 180 * minuteMs), [this] {
        if (restoring_ == Restoring::PutBack)
            beginEpoch();
        else
            endGathering();
    });
}

void Force::endGathering() {
    if (restoring_ != Restoring::Gathering)
        return;
    if (administrators_->endGathering())
        restoring_ = Restoring::No;
    else
        timeline_.after(chance_.between(minuteMs, 30 * minuteMs), [this] { endGathering(); });
}

} // namespace seenheard
