#pragma once

#include "platform/device/BootTime.h"

namespace seenheard {

/// A machine that is on for as long as a test says.
class BootTimeFake final : public BootTime {
public:
    [[nodiscard]] BootMoment now() const override { return moment_; }

    void advance(std::int64_t ms) { moment_.ms += ms; }
    /// Switched off, for nobody knows how long, and on again.
    void restart() {
        ++moment_.boot.octets[0];
        moment_.ms = 0;
    }

private:
    BootMoment moment_{BootId{{1}}, 5'000'000};
};

} // namespace seenheard
