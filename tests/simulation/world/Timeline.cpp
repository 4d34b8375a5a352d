#include "tests/simulation/world/Timeline.h"

#include <algorithm>

namespace seenheard {

Timeline::Ticket Timeline::after(std::int64_t delayMs, std::function<void()> work) {
    const auto ticket = ++last_;
    const auto time = nowMs_ + std::max<std::int64_t>(delayMs, 0);
    events_.emplace(std::pair{time, ticket}, std::move(work));
    times_.emplace(ticket, time);
    return ticket;
}

void Timeline::cancel(Ticket ticket) {
    const auto known = times_.find(ticket);
    if (known == times_.end())
        return;
    events_.erase({known->second, ticket});
    times_.erase(known);
}

bool Timeline::step() {
    if (events_.empty())
        return false;
    auto next = events_.extract(events_.begin());
    times_.erase(next.key().second);
    nowMs_ = next.key().first;
    next.mapped()();
    return true;
}

ProgramScheduler::~ProgramScheduler() {
    for (const auto ticket : planned_)
        timeline_.cancel(ticket);
}

Scheduler::Ticket ProgramScheduler::after(std::int64_t delayMs, std::function<void()> work) {
    // The work may destroy this object, so nothing of it is touched afterwards.
    const auto ticket = std::make_shared<Ticket>(0);
    *ticket = timeline_.after(delayMs, [this, ticket, work = std::move(work)] {
        planned_.erase(*ticket);
        const auto run = run_;
        run(work);
    });
    planned_.insert(*ticket);
    return *ticket;
}

void ProgramScheduler::cancel(Ticket ticket) {
    if (planned_.erase(ticket) != 0)
        timeline_.cancel(ticket);
}

} // namespace seenheard
