#include "platform/device/Reachability.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QNetworkInformation>
#include <QTimer>

namespace seenheard {

namespace {

constexpr int lookEveryMs = 10'000;
/// The wall clock goes on while the machine sleeps, the other one stands still. What people set clocks by is less.
constexpr qint64 sleptMs = 30'000;

} // namespace

struct Reachability::Watch {
    explicit Watch(Changed heard) : changed(std::move(heard)) {
        awake.start();
        wallMs = QDateTime::currentMSecsSinceEpoch();
        QObject::connect(&look, &QTimer::timeout, &look, [this] { compareClocks(); });
        look.setTimerType(Qt::CoarseTimer);
        look.start(lookEveryMs);
        if (!QNetworkInformation::loadDefaultBackend())
            return;
        auto* network = QNetworkInformation::instance();
        QObject::connect(network, &QNetworkInformation::reachabilityChanged, &look, [this](auto reachability) {
            if (reachability != QNetworkInformation::Reachability::Disconnected)
                changed();
        });
        QObject::connect(network, &QNetworkInformation::transportMediumChanged, &look, [this](auto) { changed(); });
    }

    void compareClocks() {
        const auto nowMs = QDateTime::currentMSecsSinceEpoch();
        const auto awakeMs = awake.restart();
        const auto passedMs = nowMs - wallMs;
        wallMs = nowMs;
        if (passedMs - awakeMs > sleptMs)
            changed();
    }

    Changed changed;
    QTimer look;
    QElapsedTimer awake;
    qint64 wallMs = 0;
};

Reachability::Reachability(Changed changed) : watch_(std::make_unique<Watch>(std::move(changed))) {}

Reachability::~Reachability() = default;

} // namespace seenheard
