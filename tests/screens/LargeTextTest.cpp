#include "tests/screens/Journey.h"
#include "tests/screens/LookedAt.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QQuickWindow>

namespace seenheard {

TEST_CASE("text at 200 % loses nothing, on a phone and on a tablet") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    static_cast<void>(writeAnEarlierContact(asha.tablet()));
    Journey officer(asha);
    const int width = GENERATE(412, 1280);
    officer.window().window()->resize(width, 915);
    officer.screens().appearance()->setZoom(2);
    officer.settle();

    const auto looks = [&](const char* page) {
        INFO(page);
        CHECK(whatIsWrongWith(*officer.window().window()).join(QLatin1Char('\n')).toStdString() == "");
    };
    looks("Unlock");
    officer.unlock();
    looks("Today");
    officer.tap("start.incident_observation");
    officer.tap("incident.incident-da-two-young-children");
    looks("Before you ask");
    officer.tap("begin");
    looks("Capture, the scene");
    officer.tap("children.add.5_to_9");
    looks("Capture, a child");
    officer.tap("capture.whatFollows");
    looks("What follows");
    officer.tap("back");
    officer.tap("back");
    officer.tap("back");
    officer.tap("today.tablet");
    looks("This tablet");
    officer.tap("back");
    officer.tap("today.find");
    officer.fill("find.words", "alex");
    looks("Find, a child");
    officer.tap("foundChild.0");
    looks("Child");
}

} // namespace seenheard
