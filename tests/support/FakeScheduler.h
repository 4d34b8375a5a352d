#pragma once

#include "platform/base/Scheduler.h"
#include "tests/support/FakeClock.h"

#include <map>
#include <optional>

namespace seenheard {

/// Holds work until a test lets time pass; runs it in order of time, then of asking, with the clock set to that moment.
class FakeScheduler final : public Scheduler {
public:
    explicit FakeScheduler(FakeClock& clock) : clock_(clock) {}

    Ticket after(std::int64_t delayMs, std::function<void()> work) override;
    void cancel(Ticket ticket) override;

    /// Lets this much time pass, running what falls due, work that work asked for included.
    void advance(std::int64_t ms);
    /// Jumps to the next piece of work and runs it; false when nothing waits.
    bool runNext();

    [[nodiscard]] std::size_t waiting() const { return work_.size(); }
    /// Milliseconds until the next piece of work; nothing when none waits.
    [[nodiscard]] std::optional<std::int64_t> nextInMs() const;

private:
    using Due = std::pair<std::int64_t, Ticket>;

    FakeClock& clock_;
    std::map<Due, std::function<void()>> work_;
    Ticket last_ = 0;
};

} // namespace seenheard
