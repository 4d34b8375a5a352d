#include "platform/device/PrivacyScreen.h"

namespace seenheard {

bool refuseScreenshots(QWindow&) {
    // Neither X11 nor Wayland has a request for it.
    return false;
}

std::string_view PrivacyScreen::protection() {
    return "This system lets no program refuse screenshots. The screen is covered as soon as another window is used.";
}

} // namespace seenheard
