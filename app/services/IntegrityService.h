#pragma once

#include "app/storage/SweepStanding.h"
#include "platform/base/Result.h"
#include "platform/base/Scheduler.h"

namespace seenheard {

/// What is known of whether the store is what was saved.
struct IntegrityStatus {
    SweepStanding standing;
    bool mendsAtUnlock = false; ///< Something was found: the store is put right when it is next opened.
};

/// Looks through the store in the background for what does not fit (TRUST T7), and has it put right.
class IntegrityService {
public:
    virtual ~IntegrityService() = default;

    /// A few rows now and then, once through all of it a day; `changed` is called when something was found, and when
    /// it came to the end.
    virtual void start(Scheduler& scheduler, std::function<void()> changed) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual Result<IntegrityStatus> status() = 0;
    /// All of it at once, for whoever waits for the answer.
    [[nodiscard]] virtual Result<IntegrityStatus> sweepWhole() = 0;
    /// That record was read, and its row does not say what its entries say.
    [[nodiscard]] virtual Status met(const RecordId& record) = 0;
};

} // namespace seenheard
