#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Scheduler.h"

#include <map>
#include <memory>
#include <set>
#include <unordered_map>

namespace seenheard {

/// Everything that is going to happen, in order; running one event is one step of the simulation. Time passes only
/// between events.
class Timeline {
public:
    using Ticket = std::uint64_t;

    [[nodiscard]] std::int64_t nowMs() const { return nowMs_; }
    Ticket after(std::int64_t delayMs, std::function<void()> work);
    void cancel(Ticket ticket);
    /// Runs what comes next; false where nothing comes.
    bool step();

private:
    std::int64_t nowMs_ = 1'772'442'000'000; // a Monday morning
    Ticket last_ = 0;
    std::map<std::pair<std::int64_t, Ticket>, std::function<void()>> events_;
    std::unordered_map<Ticket, std::int64_t> times_;
};

/// The wall clock of one machine, as wrong as it is made.
class MachineClock final : public Clock {
public:
    explicit MachineClock(const Timeline& timeline) : timeline_(timeline) {}

    [[nodiscard]] Instant now() const override { return {timeline_.nowMs() + offMs_, 0, ClockQuality::Synced}; }
    [[nodiscard]] std::int64_t monotonicMs() const override { return timeline_.nowMs(); }
    void setOffBy(std::int64_t ms) { offMs_ = ms; }
    void setTo(std::int64_t utcMs) { offMs_ = utcMs - timeline_.nowMs(); }

private:
    const Timeline& timeline_;
    std::int64_t offMs_ = 0;
};

/// What a program on one machine has planned; gone with the program.
class ProgramScheduler final : public Scheduler {
public:
    /// `run` is called around each piece of work, so that the machine knows that it is the one at work.
    ProgramScheduler(Timeline& timeline, std::function<void(const std::function<void()>&)> run)
        : timeline_(timeline)
        , run_(std::move(run)) {}
    ~ProgramScheduler() override;
    ProgramScheduler(const ProgramScheduler&) = delete;
    ProgramScheduler& operator=(const ProgramScheduler&) = delete;

    Ticket after(std::int64_t delayMs, std::function<void()> work) override;
    void cancel(Ticket ticket) override;

private:
    Timeline& timeline_;
    std::function<void(const std::function<void()>&)> run_;
    std::set<Ticket> planned_;
};

} // namespace seenheard
