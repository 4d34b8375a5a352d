#pragma once

#include "platform/base/Clock.h"

namespace seenheard {

/// A clock that only moves when a test moves it. Begins on 2026-03-02 at 09:00 UTC.
class FakeClock final : public Clock {
public:
    static constexpr std::int64_t startUtcMs = 1'772'442'000'000;

    explicit FakeClock(std::int64_t utcMs = startUtcMs) : utcMs_(utcMs) {}

    [[nodiscard]] Instant now() const override { return {utcMs_, offsetMinutes_, quality_}; }
    [[nodiscard]] std::int64_t monotonicMs() const override { return monotonicMs_; }

    /// Time passes: both clocks move on.
    void advance(std::int64_t ms);
    /// Somebody sets the wall clock; no time passes.
    void jumpTo(std::int64_t utcMs) { utcMs_ = utcMs; }
    void setOffset(std::int32_t minutes) { offsetMinutes_ = minutes; }
    void setQuality(ClockQuality quality) { quality_ = quality; }

private:
    std::int64_t utcMs_;
    std::int64_t monotonicMs_ = 0;
    std::int32_t offsetMinutes_ = 0;
    ClockQuality quality_ = ClockQuality::Synced;
};

} // namespace seenheard
