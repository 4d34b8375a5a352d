#include "platform/device/PrivacyScreen.h"
#include "platform/device/WindowsApi.h"

#include <QWindow>

namespace seenheard {

bool refuseScreenshots(QWindow& window) {
    return leaveOutOfScreenshots(window.winId());
}

std::string_view PrivacyScreen::protection() {
    return "The system leaves this window out of screenshots and of screens that are shared.";
}

} // namespace seenheard
