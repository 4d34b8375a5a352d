#include "platform/device/AndroidApi.h"
#include "platform/device/PrivacyScreen.h"

#include <QCoreApplication>
#include <QJniEnvironment>
#include <QJniObject>

namespace seenheard {

bool refuseScreenshots(QWindow&) {
    // A window's flags belong to the activity's thread.
    auto done = QNativeInterface::QAndroidApplication::runOnAndroidMainThread([]() -> QVariant {
        const QJniObject activity = QNativeInterface::QAndroidApplication::context();
        return leaveOutOfScreenshots(*QJniEnvironment().jniEnv(), activity.object());
    });
    return done.isValid();
}

std::string_view PrivacyScreen::protection() {
    return "The system leaves this program out of screenshots, recordings and the list of recent programs.";
}

} // namespace seenheard
