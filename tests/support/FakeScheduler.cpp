#include "tests/support/FakeScheduler.h"

#include <algorithm>

namespace seenheard {

Scheduler::Ticket FakeScheduler::after(std::int64_t delayMs, std::function<void()> work) {
    const auto due = clock_.monotonicMs() + std::max<std::int64_t>(delayMs, 0);
    work_.emplace(Due{due, ++last_}, std::move(work));
    return last_;
}

void FakeScheduler::cancel(Ticket ticket) {
    std::erase_if(work_, [ticket](const auto& item) { return item.first.second == ticket; });
}

void FakeScheduler::advance(std::int64_t ms) {
    const auto until = clock_.monotonicMs() + ms;
    while (!work_.empty() && work_.begin()->first.first <= until)
        runNext();
    clock_.advance(until - clock_.monotonicMs());
}

bool FakeScheduler::runNext() {
    if (work_.empty())
        return false;
    auto next = work_.extract(work_.begin());
    clock_.advance(std::max<std::int64_t>(next.key().first - clock_.monotonicMs(), 0));
    next.mapped()();
    return true;
}

std::optional<std::int64_t> FakeScheduler::nextInMs() const {
    if (work_.empty())
        return std::nullopt;
    return std::max<std::int64_t>(work_.begin()->first.first - clock_.monotonicMs(), 0);
}

} // namespace seenheard
