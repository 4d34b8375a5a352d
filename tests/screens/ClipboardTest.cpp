#include "tests/screens/Journey.h"

#include <catch2/catch_test_macros.hpp>

#include <QClipboard>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

namespace seenheard {

namespace {

constexpr auto quote = "children.1.words.1.quote";

std::string onClipboard() {
    return QGuiApplication::clipboard()->text().toStdString();
}

} // namespace

TEST_CASE("T13: a child's words reach no clipboard, and cutting them loses none") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.5_to_9");
    officer.tap("children.1.seen_status.seen_and_spoken_to");
    officer.tap("children.1.words.1.question.said_without_being_asked");
    officer.type(quote, "I want it to stop");
    QGuiApplication::clipboard()->clear();

    auto* window = officer.window().window();
    for (const auto key : {Qt::Key_C, Qt::Key_X, Qt::Key_Insert}) {
        QTest::keyClick(window, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(window, key, Qt::ControlModifier);
        CHECK(onClipboard().empty());
    }
    QTest::keyClick(window, Qt::Key_Delete, Qt::ShiftModifier);
    CHECK(onClipboard().empty());
    // By whatever other way: a menu of the system, a program that asks the text to copy itself.
    REQUIRE(QMetaObject::invokeMethod(window->activeFocusItem(), "selectAll"));
    REQUIRE(QMetaObject::invokeMethod(window->activeFocusItem(), "copy"));
    CHECK(onClipboard().empty());
    CHECK(officer.window().item(QLatin1String(quote))->property("text").toString() == "I want it to stop");
}

} // namespace seenheard
