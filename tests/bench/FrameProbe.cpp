// Loaded into the unchanged program by LD_PRELOAD: tells from outside when a screen was first drawn, how long unlocking
// took, how long the main thread kept somebody waiting, and how much memory the program has. What it measures with is
// what the bare window of the published material measures with, so that both sides carry the same weight.

#include "tests/bench/AheadOfOthers.h"
#include "tests/bench/PinCostProbe.h"
#include "tests/bench/ProbeTour.h"
#include "tests/bench/ScreenComplaints.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <QAbstractItemModel>
#include <QGuiApplication>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>

namespace seenheard::bench {

namespace {

using namespace std::chrono_literals;

constexpr auto settling = 800ms;
constexpr auto settlingUnlocked = 3s;

double nowMs() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string setting(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
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

/// Watches the first window, enters the PIN if there is one in PROBE_PIN, goes the way that PROBE_TOUR names, reports
/// and ends the program.
class FrameProbe final : public QObject {
public:
    bool eventFilter(QObject* receiver, QEvent* event) override {
        if (event->type() == QEvent::Expose && !window_)
            if (auto* window = qobject_cast<QQuickWindow*>(receiver)) {
                window_ = window;
                hand_.emplace(*window);
                connect(window, &QQuickWindow::frameSwapped, this, &FrameProbe::drawn, Qt::QueuedConnection);
            }
        return false;
    }

private:
    void drawn() {
        if (tappedAt_ > 0 && unlockDrawnMs_ == 0 && todayIsShown())
            unlockDrawnMs_ = sinceTap();
        const bool bare = tour_ == "scroll";
        if (firstFrame_ > 0 || (!bare && !hand_->shown(unlockKey)))
            return;
        // The runner took T0 just before it started this program.
        firstFrame_ = nowMs() - std::atof(setting("T0").c_str()) / 1e6;
        if (!pin_.empty())
            enterPin();
        else if (bare)
            start(&ProbeTour::scroll);
        else
            QTimer::singleShot(settling, this, &FrameProbe::report);
    }

    void enterPin() {
        for (const auto digit : pin_)
            static_cast<void>(hand_->tap(QStringLiteral("pin.") + QLatin1Char(digit)));
        QTimer::singleShot(settling, this, [this] {
            awaitRecords();
            tappedAt_ = nowMs();
            static_cast<void>(hand_->tap(unlockKey));
            waitUntilOpen();
        });
    }

    /// What the list on Today stands on.
    void awaitRecords() {
        QObject* object = window_->property("tablet").value<QObject*>();
        for (const auto* name : {"today", "records"})
            object = object != nullptr ? object->property(name).value<QObject*>() : nullptr;
        if (const auto* records = qobject_cast<QAbstractItemModel*>(object))
            connect(records, &QAbstractItemModel::rowsInserted, this, [this] {
                if (unlockMs_ == 0)
                    unlockMs_ = sinceTap();
            });
    }

    [[nodiscard]] double sinceTap() const { return nowMs() - tappedAt_ - pinCostMs(); }

    void waitUntilOpen() {
        if (unlockDrawnMs_ == 0)
            QTimer::singleShot(100ms, this, &FrameProbe::waitUntilOpen);
        else if (tour_.empty())
            QTimer::singleShot(settlingUnlocked, this, &FrameProbe::report);
        else
            start(&ProbeTour::everything);
    }

    [[nodiscard]] bool todayIsShown() const {
        const auto* first = hand_->shown(QStringLiteral("record.0"));
        return first != nullptr && !first->property("title").toString().isEmpty();
    }

    void start(void (ProbeTour::*way)()) {
        ahead_ = std::make_unique<AheadOfOthers>();
        walk_ = std::make_unique<ProbeTour>(*window_, [this] { report(); });
        (*walk_.*way)();
    }

    void report() const {
        nlohmann::json said{{"first_frame_ms", firstFrame_}, {"unlock_ms", unlockMs_},
            {"unlock_drawn_ms", unlockDrawnMs_}, {"rss_MB", residentMegabytes()}};
        if (walk_) {
            said["frames_a_second"] = walk_->framesASecond();
            said["longest_ms"] = walk_->longest();
            said["missed"] = walk_->missed();
        }
        std::puts(said.dump().c_str());
        std::fflush(stdout);
        _exit(0);
    }

    const QString unlockKey = QStringLiteral("pin.unlock");
    const std::string pin_ = setting("PROBE_PIN");
    const std::string tour_ = setting("PROBE_TOUR");
    QPointer<QQuickWindow> window_;
    std::optional<ScreenHand> hand_;
    std::unique_ptr<AheadOfOthers> ahead_;
    std::unique_ptr<ProbeTour> walk_;
    double firstFrame_ = 0, tappedAt_ = 0, unlockMs_ = 0, unlockDrawnMs_ = 0;
};

void watch() {
    listenToScreens();
    QCoreApplication::instance()->installEventFilter(new FrameProbe);
}

} // namespace

} // namespace seenheard::bench

namespace {

void watchWindow() {
    seenheard::bench::watch();
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watchWindow)
