#include "platform/device/PutAway.h"

#include "platform/device/SystemSleep.h"

#include <QGuiApplication>
#include <QWindow>
#include <algorithm>

namespace seenheard {

namespace {

bool isInBackground(Qt::ApplicationState state) {
    return state == Qt::ApplicationSuspended || state == Qt::ApplicationHidden;
}

} // namespace

struct PutAway::Watch {
    explicit Watch(const Happened& happened) : sleep(watchSystemSleep(happened)) {
        QObject::connect(qGuiApp, &QGuiApplication::applicationStateChanged, &scope, [happened](auto state) {
            if (isInBackground(state))
                happened();
        });
        // On a desktop a program stays active for the system while its window is put down to the task bar.
        QObject::connect(qGuiApp, &QGuiApplication::focusWindowChanged, &scope, [happened](QWindow* focused) {
            const auto windows = QGuiApplication::topLevelWindows();
            const bool anyDown = std::any_of(windows.begin(), windows.end(),
                [](const QWindow* window) { return window->visibility() == QWindow::Minimized; });
            if (!focused && anyDown)
                happened();
        });
    }

    QObject scope;
    std::unique_ptr<QObject> sleep;
};

PutAway::PutAway(const Happened& happened) : watch_(std::make_unique<Watch>(happened)) {}

PutAway::~PutAway() = default;

} // namespace seenheard
