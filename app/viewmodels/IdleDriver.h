#pragma once

#include "app/services/IdlePolicy.h"
#include "platform/base/Clock.h"

#include <QObject>
#include <QTimer>

namespace seenheard {

/// Watches whether anybody touches the tablet: finger, pen, mouse or key, in any of the program's windows. A minute
/// asleep counts as a minute untouched.
class IdleDriver final : public QObject {
    Q_OBJECT

public:
    /// Both outlive it. `windows` is what all events go through: the application, or a window of it.
    IdleDriver(const Clock& clock, QObject& windows);

    void setLimits(const IdleLimits& limits) { limits_ = limits; }
    /// Compares with the clock now; by itself it does so every second.
    void look();

signals:
    void coverWanted();
    void lockWanted();

private:
    bool eventFilter(QObject* receiver, QEvent* event) override;
    void touched();

    const Clock& clock_;
    IdleLimits limits_;
    QTimer every_;
    std::int64_t touchedMs_;     ///< By the clock that never jumps, which may stand still while the machine sleeps.
    std::int64_t touchedWallMs_; ///< By the wall clock, which goes on.
    Attention told_ = Attention::Open;
};

} // namespace seenheard
