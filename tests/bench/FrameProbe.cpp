// Loaded into the unchanged program by LD_PRELOAD: tells from outside when the screen Unlock was first drawn, and how
// much memory the program has when it was unlocked. What it measures with is what the bare window of the published
// material measures with, so that both sides carry the same weight.

#include <unistd.h>

#include <QGuiApplication>
#include <QMouseEvent>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

using namespace std::chrono_literals;

constexpr auto settling = 800ms;
constexpr auto settlingUnlocked = 3s;

/// Since the moment that the runner took just before it started this program.
double millisecondsSinceStart() {
    const char* start = std::getenv("T0");
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return (static_cast<double>(std::chrono::nanoseconds(now).count()) - std::atof(start != nullptr ? start : "0"))
        / 1e6;
}

double residentMegabytes() {
    std::ifstream rollup("/proc/self/smaps_rollup");
    for (std::string word; rollup >> word;)
        if (word == "Rss:") {
            double kilobytes = 0;
            rollup >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

QQuickItem* itemNamed(QQuickItem* among, const QString& name) {
    if (among->objectName() == name)
        return among;
    for (auto* child : among->childItems())
        if (auto* found = itemNamed(child, name))
            return found;
    return nullptr;
}

/// Watches the first window, enters the PIN if there is one in PROBE_PIN, reports and ends the program.
class FrameProbe final : public QObject {
public:
    bool eventFilter(QObject* receiver, QEvent* event) override {
        if (event->type() == QEvent::Expose && !window_)
            if (auto* window = qobject_cast<QQuickWindow*>(receiver)) {
                window_ = window;
                connect(window, &QQuickWindow::frameSwapped, this, &FrameProbe::drawn, Qt::QueuedConnection);
            }
        return false;
    }

private:
    void drawn() {
        if (firstFrame_ > 0 || !shown(unlockKey))
            return;
        firstFrame_ = millisecondsSinceStart();
        const char* pin = std::getenv("PROBE_PIN");
        if (pin == nullptr) {
            QTimer::singleShot(settling, this, &FrameProbe::report);
            return;
        }
        for (const char* digit = pin; *digit != '\0'; ++digit)
            click(QStringLiteral("pin.") + QLatin1Char(*digit));
        QTimer::singleShot(settling, this, [this] {
            click(unlockKey);
            waitUntilOpen();
        });
    }

    void waitUntilOpen() {
        if (!shown(unlockKey))
            QTimer::singleShot(settlingUnlocked, this, &FrameProbe::report);
        else
            QTimer::singleShot(100ms, this, &FrameProbe::waitUntilOpen);
    }

    [[nodiscard]] bool shown(const QString& name) const {
        const auto* item = window_ ? itemNamed(window_->contentItem(), name) : nullptr;
        return item != nullptr && item->isVisible();
    }

    void click(const QString& name) const {
        const auto* item = itemNamed(window_->contentItem(), name);
        if (item == nullptr)
            return;
        const auto at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
        for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            QMouseEvent event(type, at, at, window_->mapToGlobal(at), Qt::LeftButton,
                type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(window_, &event);
        }
    }

    void report() const {
        std::printf("{\"first_frame_ms\":%.1f,\"rss_MB\":%.1f}\n", firstFrame_, residentMegabytes());
        std::fflush(stdout);
        _exit(0);
    }

    const QString unlockKey = QStringLiteral("pin.unlock");
    QPointer<QQuickWindow> window_;
    double firstFrame_ = 0;
};

void watch() {
    QCoreApplication::instance()->installEventFilter(new FrameProbe);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
