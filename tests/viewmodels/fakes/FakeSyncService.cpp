#include "tests/viewmodels/fakes/FakeSyncService.h"

namespace seenheard {

void FakeSyncService::exchange(Done done) {
    auto report = onExchange();
    if (report) {
        now.waiting = 0;
        now.lastFailure.reset();
    } else {
        now.lastFailure = report.error().message;
    }
    done(std::move(report));
}

void FakeSyncService::startDriving(Scheduler&, Changed) {
    now.running = false;
}

void FakeSyncService::stopDriving() {
    now.running = false;
}

} // namespace seenheard
