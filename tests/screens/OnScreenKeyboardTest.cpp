#include "tests/screens/Journey.h"

#include <catch2/catch_test_macros.hpp>

#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

namespace seenheard {

namespace {

/// Asked for before there is an application, as the program does it.
const bool asked = [] {
    AppearanceViewModel::askForKeyboard({});
    return qputenv("QT_IM_MODULE", "qtvirtualkeyboard");
}();

QQuickItem* keySaying(QQuickItem& item, const QString& letter) {
    if (!item.isVisible())
        return nullptr;
    if (item.inherits("QQuickItem") && item.property("displayText").toString().compare(letter, Qt::CaseInsensitive) == 0
        && item.property("key").isValid())
        return &item;
    for (auto* child : item.childItems())
        if (auto* key = keySaying(*child, letter))
            return key;
    return nullptr;
}

void press(Journey& officer, const char* letter) {
    auto& window = *officer.window().window();
    auto* key = keySaying(*window.contentItem(), QString::fromUtf8(letter));
    INFO("the key " << letter);
    REQUIRE(key);
    const auto at = key->mapToScene(QPointF(key->width() / 2, key->height() / 2)).toPoint();
    QTest::mouseClick(&window, Qt::LeftButton, Qt::NoModifier, at);
    QTest::qWait(30);
}

QRectF standsAt(const QQuickItem& item) {
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

} // namespace

TEST_CASE("what is typed on the keyboard on screen reaches the text, which stays in sight above it at every size") {
    REQUIRE(asked);
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    CHECK_FALSE(officer.shows("keyboard"));
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.5_to_9");
    officer.tap("children.1.seen_status.seen_and_spoken_to");
    officer.tap("children.1.words.1.question.said_without_being_asked");
    waitUntil([&] {
        const auto* keyboard = officer.window().item("keyboard");
        return keyboard && keyboard->height() > 0
            && standsAt(*keyboard).bottom() <= officer.window().window()->height();
    });
    officer.settle();
    REQUIRE(officer.hasCursor("children.1.words.1.quote"));

    for (const auto* letter : {"s", "t", "o", "p"})
        press(officer, letter);
    officer.settle();
    const auto* text = officer.window().item("children.1.words.1.quote");
    INFO("it says " << text->property("text").toString().toStdString());
    CHECK(text->property("text").toString().compare("stop", Qt::CaseInsensitive) == 0);

    for (const auto& size : {QSize(1280, 800), QSize(800, 1280), QSize(412, 915)}) {
        officer.window().window()->resize(size);
        officer.settle();
        INFO(size.width() << " wide");
        const auto* keyboard = officer.window().item("keyboard");
        REQUIRE(keyboard);
        CHECK(standsAt(*text).top() >= 0);
        CHECK(standsAt(*text).bottom() <= standsAt(*keyboard).top());
    }
}

} // namespace seenheard
