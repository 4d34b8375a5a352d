#pragma once

#include "app/services/SyncService.h"

namespace seenheard {

/// Exchanges as far as a test says: says what waits, and does at an exchange what the test put there.
class FakeSyncService final : public SyncService {
public:
    /// What an exchange does; an error is what the network did. Runs on the tablet's thread.
    std::function<Result<ExchangeReport>()> onExchange = [] { return ExchangeReport{}; };
    SendingStatus now;

    void exchange(Done done) override;
    void startDriving(Scheduler& scheduler, Changed changed) override;
    void stopDriving() override;
    void wake() override {}
    void networkChanged() override {}
    [[nodiscard]] Result<SendingStatus> status() override { return now; }
};

} // namespace seenheard
