#pragma once

#include "app/services/BoxRest.h"
#include "app/services/SyncService.h"
#include "app/services/TabletClock.h"
#include "app/storage/TabletStore.h"
#include "sync/engine/LiveDriver.h"
#include "sync/engine/SyncDriver.h"

namespace seenheard {

/// Exchanges of one unlocked profile, through the engine's driver.
class TabletSyncService final : public SyncService {
public:
    struct Parts {
        ProfileDirectory profile;
        TabletStore& store;
        const SigningKey& key;
        Clock& clock;
        Random& random;
        TabletClock& tabletClock;
        std::unique_ptr<Transport> transport;
        std::unique_ptr<Transport> live; ///< A second connection, for news; without one the tablet asks by itself.
        std::function<void()> gather;    ///< Called before each exchange: makes entries of what waits to become one.
        std::function<void()> tidied;    ///< Called after each exchange that succeeded, when the store is tidy.
    };

    explicit TabletSyncService(Parts parts);

    void exchange(Done done) override;
    void startDriving(Scheduler& scheduler, Changed changed) override;
    void stopDriving() override;
    void wake() override;
    void networkChanged() override;
    [[nodiscard]] Result<SendingStatus> status() override;
    /// There is something to gather: at the next exchange, or in a minute where none comes before.
    void gatherSoon();

private:
    [[nodiscard]] std::unique_ptr<PictureSession> pictures();
    void gather();
    void tidy();
    /// Does `then` after the box's rest was brought, where the store has lost what only the box still has.
    void afterRest(std::function<void()> then);
    [[nodiscard]] Result<ExchangeReport> reportOf(const SyncTotals& totals);
    [[nodiscard]] Status takeAdministration(SendingStatus& status);

    Parts parts_;
    ParallelFor parallelFor_;
    BoxRest rest_;
    SyncDriver driver_;
    std::optional<LiveDriver> live_;
    Scheduler* scheduler_ = nullptr; ///< While it drives.
    std::optional<Scheduler::Ticket> gathering_;
    std::optional<std::int64_t> tidiedAfterMs_; ///< Which success was followed by housekeeping.
};

} // namespace seenheard
