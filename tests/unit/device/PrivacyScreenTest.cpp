#include "platform/device/PrivacyScreen.h"

#include <catch2/catch_test_macros.hpp>

#include <QGuiApplication>
#include <QWindow>

namespace seenheard {

TEST_CASE(
    "T2: where the system refuses no screenshots, a window that loses the keyboard to another program is covered") {
    char name[] = "test";
    char* arguments[] = {name, nullptr};
    int count = 1;
    const QGuiApplication application(count, arguments);
    QWindow window;
    CHECK_FALSE(refuseScreenshots(window));
    int covered = 0;
    {
        const PrivacyScreen privacy(window, [&covered] { ++covered; });
        emit qGuiApp->focusWindowChanged(&window);
        CHECK(covered == 0);
        emit qGuiApp->focusWindowChanged(nullptr);
        CHECK(covered == 1);
    }
    emit qGuiApp->focusWindowChanged(nullptr);
    CHECK(covered == 1);
    CHECK(PrivacyScreen::protection().find("lets no program refuse screenshots") != std::string_view::npos);
}

} // namespace seenheard
