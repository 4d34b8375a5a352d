#include "app/viewmodels/QtScheduler.h"

#include <QTimer>
#include <chrono>

namespace seenheard {

QtScheduler::QtScheduler(QObject* parent) : QObject(parent) {}

QtScheduler::~QtScheduler() = default;

Scheduler::Ticket QtScheduler::after(std::int64_t delayMs, std::function<void()> work) {
    const Ticket ticket = ++last_;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    connect(timer.get(), &QTimer::timeout, this, [this, ticket, work = std::move(work)] {
        // The timer is what called: it may only go once it has finished.
        if (auto timerNode = waiting_.extract(ticket))
            timerNode.mapped().release()->deleteLater();
        work();
    });
    timer->start(std::chrono::milliseconds(delayMs));
    waiting_.emplace(ticket, std::move(timer));
    return ticket;
}

void QtScheduler::cancel(Ticket ticket) {
    waiting_.erase(ticket);
}

} // namespace seenheard
