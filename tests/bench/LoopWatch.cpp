#include "tests/bench/LoopWatch.h"

#include "tests/bench/AheadOfOthers.h"

#include <QCoreApplication>
#include <QEvent>
#include <chrono>
#include <utility>

namespace seenheard::bench {

namespace {

std::int64_t nowNs() {
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

} // namespace

LoopWatch::LoopWatch() : thread_([this] { knock(); }) {}

LoopWatch::~LoopWatch() {
    ended_ = true;
    thread_.join();
}

double LoopWatch::longestMs() {
    return std::exchange(longestMs_, 0.0);
}

void LoopWatch::customEvent(QEvent*) {
    longestMs_ = std::max(longestMs_, static_cast<double>(nowNs() - knockedAt_) / 1e6);
    answered_ = true;
}

void LoopWatch::knock() {
    const AheadOfOthers onTime;
    while (!ended_) {
        if (answered_.exchange(false)) {
            knockedAt_ = nowNs();
            // As input is: before whatever else waits its turn.
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace seenheard::bench
