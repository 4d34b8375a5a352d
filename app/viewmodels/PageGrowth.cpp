#include "app/viewmodels/PageGrowth.h"

#include "app/viewmodels/Turn.h"

#include <QElapsedTimer>
#include <QQuickItem>
#include <utility>

namespace seenheard {

namespace {

/// A quarter of a frame: laying out and painting what came needs the rest.
constexpr qint64 shareOfAFrameMs = 4;
/// What came in one frame has its place in the next.
constexpr int framesToSettle = 2;

bool wasLeft(const Turn& turn) {
    const auto* place = qobject_cast<const QQuickItem*>(turn.parent());
    return place && !place->window();
}

} // namespace

void PageGrowth::join(Turn& turn) {
    (taking_ ? inside_ : waiting_).emplace_back(&turn);
    if (std::exchange(framesLeft_, framesToSettle) == 0)
        emit growingChanged();
}

void PageGrowth::grow() {
    if (taking_ || framesLeft_ == 0)
        return;
    QElapsedTimer spent;
    spent.start();
    while (!waiting_.empty() && spent.elapsed() < shareOfAFrameMs) {
        const auto turn = waiting_.front();
        waiting_.pop_front();
        if (!turn || wasLeft(*turn))
            continue;
        taking_ = true;
        emit turn->came();
        taking_ = false;
        waiting_.insert(waiting_.begin(), inside_.begin(), inside_.end());
        inside_.clear();
        framesLeft_ = framesToSettle;
    }
    if (waiting_.empty() && --framesLeft_ == 0) {
        emit growingChanged();
    }
}

} // namespace seenheard
