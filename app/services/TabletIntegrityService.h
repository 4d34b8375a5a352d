#pragma once

#include "app/services/IntegrityService.h"
#include "app/storage/TabletStore.h"

namespace seenheard {

/// The sweep of one unlocked profile. Where it stands is kept in the store, as a tablet is open for minutes only.
class TabletIntegrityService final : public IntegrityService {
public:
    TabletIntegrityService(TabletStore& store, Clock& clock) : store_(store), clock_(clock) {}

    void start(Scheduler& scheduler, std::function<void()> changed) override;
    void stop() override;
    [[nodiscard]] Result<IntegrityStatus> status() override;
    [[nodiscard]] Result<IntegrityStatus> sweepWhole() override;
    [[nodiscard]] Status met(const RecordId& record) override;

private:
    void plan(std::int64_t delayMs);
    void runStep();
    [[nodiscard]] Status load();
    [[nodiscard]] Status keep();
    [[nodiscard]] bool isDue() const;
    /// Whether something was found.
    [[nodiscard]] Result<bool> step(std::size_t mostRows);

    TabletStore& store_;
    Clock& clock_;
    Scheduler* scheduler_ = nullptr;
    std::function<void()> changed_;
    Scheduler::Ticket ticket_ = 0;
    std::optional<SweepStanding> standing_;
    std::int64_t keptAtMs_ = 0; ///< By the monotonic clock.
};

} // namespace seenheard
