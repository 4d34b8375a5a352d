#include "app/viewmodels/IdleDriver.h"

#include <QEvent>
#include <algorithm>
#include <chrono>

namespace seenheard {

namespace {

bool isSomebody(QEvent::Type type) {
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::Wheel: return true;
    default: return false;
    }
}

} // namespace

IdleDriver::IdleDriver(const Clock& clock, QObject& windows)
    : clock_(clock)
    , touchedMs_(clock.monotonicMs())
    , touchedWallMs_(clock.now().utcMs) {
    windows.installEventFilter(this);
    connect(&every_, &QTimer::timeout, this, &IdleDriver::look);
    every_.setTimerType(Qt::CoarseTimer);
    every_.start(std::chrono::seconds(1));
}

void IdleDriver::look() {
    // A wall clock that was set forward locks too soon, which costs a PIN; set back it changes nothing.
    const auto idleMs = std::max(clock_.monotonicMs() - touchedMs_, clock_.now().utcMs - touchedWallMs_);
    const auto wanted = attentionAfter(idleMs, limits_);
    if (wanted <= told_)
        return;
    told_ = wanted;
    if (wanted == Attention::Covered)
        emit coverWanted();
    else
        emit lockWanted();
}

bool IdleDriver::eventFilter(QObject* receiver, QEvent* event) {
    if (receiver->isWindowType() && isSomebody(event->type()))
        touched();
    return QObject::eventFilter(receiver, event);
}

void IdleDriver::touched() {
    touchedMs_ = clock_.monotonicMs();
    touchedWallMs_ = clock_.now().utcMs;
    told_ = Attention::Open;
}

} // namespace seenheard
