#include "app/viewmodels/DisplayWords.h"
#include "tests/screens/Journey.h"
#include "tests/support/SharedVectors.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <QInputMethodEvent>
#include <QQuickItem>
#include <QQuickTextDocument>
#include <QQuickWindow>
#include <QTest>
#include <QTextDocument>
#include <iostream>

namespace seenheard {

namespace {

constexpr auto quote = "children.1.words.1.quote";

void beginToQuote(Journey& officer) {
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.5_to_9");
    officer.tap("children.1.seen_status.seen_and_spoken_to");
    officer.tap("children.1.words.1.question.said_without_being_asked");
    REQUIRE(officer.hasCursor(quote));
}

void turnTo(Journey& officer, int width, int height) {
    officer.window().window()->resize(width, height);
    officer.settle();
}

void strike(Journey& officer, const char* keys) {
    for (const auto* key = keys; *key; ++key)
        QTest::keyClick(officer.window().window(), *key);
}

std::string shownIn(Journey& officer, const char* name) {
    auto* item = officer.window().item(QString::fromUtf8(name));
    REQUIRE(item);
    return item->property("text").toString().toStdString();
}

/// A text keeps its lines apart by this character, on screen and pasted into one.
QString inLines(QString text) {
    return text.replace(QChar::ParagraphSeparator, u'\n')
        .replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
        .replace(u'\r', u'\n');
}

std::string rawIn(Journey& officer, const char* name) {
    auto* item = officer.window().item(QString::fromUtf8(name));
    REQUIRE(item);
    auto* document = item->property("textDocument").value<QQuickTextDocument*>();
    return inLines(document->textDocument()->toRawText()).toStdString();
}

/// As the draft has it in the store.
std::string storedQuote(Journey& officer) {
    const auto draft = officer.officer().tablet().capture().open(officer.screens().capture()->record());
    REQUIRE(draft.ok());
    for (const auto& [key, value] : draft->answers)
        if (const auto* text = std::get_if<std::string>(&value); text && draft->form->pathOf(key)->ends_with("/quote"))
            return *text;
    return {};
}

bool isInView(Journey& officer, const char* name) {
    const auto* item = officer.window().item(QString::fromUtf8(name));
    const auto place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    return place.top() >= 0 && place.bottom() <= officer.window().window()->height();
}

/// As a keyboard on screen hands text over.
void commit(Journey& officer, const QString& text) {
    QTest::keyClick(officer.window().window(), Qt::Key_A, Qt::ControlModifier);
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(officer.window().window()->activeFocusItem(), &event);
}

} // namespace

TEST_CASE("turning the tablet in mid-word loses neither a letter nor the cursor") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    beginToQuote(officer);

    strike(officer, "I want ");
    turnTo(officer, 800, 1280);
    CHECK(officer.hasCursor(quote));
    CHECK(isInView(officer, quote));
    strike(officer, "it to ");
    turnTo(officer, 412, 915);
    CHECK(officer.hasCursor(quote));
    CHECK(isInView(officer, quote));
    officer.type(quote, "stop");

    CHECK(shownIn(officer, quote) == "I want it to stop");
    turnTo(officer, 1280, 800);
    CHECK(officer.hasCursor(quote));
    CHECK(shownIn(officer, quote) == "I want it to stop");
}

TEST_CASE("a tablet locked in mid-word opens again at the same field of the same record, with every letter") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    beginToQuote(officer);
    strike(officer, "I want it to st");
    officer.screens().lockFor(QStringLiteral("Locked."));
    officer.settle();
    CHECK_FALSE(officer.shows(quote));

    for (const char digit : OfficerScreens::pin)
        officer.tap(std::string("pin.") + digit);
    officer.tap("pin.unlock");
    waitUntil([&] { return officer.screens().navigation()->page() == NavigationViewModel::Page::Capture; });
    officer.settle();

    CHECK(officer.screens().capture()->tab() == 1);
    CHECK(officer.hasCursor(quote));
    CHECK(shownIn(officer, quote) == "I want it to st");
    officer.screens().navigation()->back();
    officer.settle();
    CHECK(officer.screens().navigation()->page() == NavigationViewModel::Page::Today);
}

TEST_CASE("every naughty string written on a screen is stored and shown as it was written") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    beginToQuote(officer);

    int shown = 0;
    for (const auto& each : nlohmann::json::parse(sharedVectorText("naughty-strings.json"))) {
        const auto words = each.get<std::string>();
        if (words.empty())
            continue;
        INFO("“" << words << "”");
        auto* capture = officer.screens().capture();
        commit(officer, display::text(words));
        // Another place and back: what is shown then comes from the store.
        capture->setTab(0);
        officer.settle();
        capture->setTab(1);
        officer.settle();
        CHECK(rawIn(officer, quote) == inLines(display::text(words)).toStdString());
        CHECK(storedQuote(officer) == inLines(display::text(words)).toStdString());
        officer.window().item(QString::fromUtf8(quote))->forceActiveFocus();
        ++shown;
    }
    std::cout << "T13: " << shown << " naughty strings written on a screen, " << shown
              << " stored and shown as written\n";
}

} // namespace seenheard
