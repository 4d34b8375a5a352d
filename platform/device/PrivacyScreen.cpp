#include "platform/device/PrivacyScreen.h"

#include <QGuiApplication>
#include <QWindow>

namespace seenheard {

struct PrivacyScreen::Watch {
    QObject scope;
};

PrivacyScreen::PrivacyScreen(QWindow& window, const Cover& cover) {
    if (refuseScreenshots(window))
        return;
    // Whoever takes a picture of the screen does so with another program.
    watch_ = std::make_unique<Watch>();
    QObject::connect(qGuiApp, &QGuiApplication::focusWindowChanged, &watch_->scope, [cover](QWindow* focused) {
        if (!focused)
            cover();
    });
}

PrivacyScreen::~PrivacyScreen() = default;

} // namespace seenheard
