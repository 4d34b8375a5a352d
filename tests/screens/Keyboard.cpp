#include "tests/screens/Keyboard.h"

#include <catch2/catch_test_macros.hpp>

#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t longestRound = 700;
constexpr int restOfTyping = 500;

} // namespace

void Keyboard::press(Qt::Key key, Qt::KeyboardModifiers with) {
    QTest::keyClick(officer_.window().window(), key, with);
    ++pressed_;
}

void Keyboard::hold(Qt::Key key, int milliseconds) {
    QTest::keyPress(officer_.window().window(), key);
    QTest::qWait(milliseconds);
    QTest::keyRelease(officer_.window().window(), key);
    officer_.settle();
}

QQuickItem* Keyboard::focused() const {
    return officer_.window().window()->activeFocusItem();
}

void Keyboard::reach(const std::string& name) {
    INFO("going to " << name << " by Tab");
    for (std::size_t tabs = 0; tabs < longestRound; ++tabs) {
        if (focused() && focused()->objectName() == QString::fromStdString(name))
            return;
        press(Qt::Key_Tab);
    }
    FAIL("Tab never comes to it");
}

void Keyboard::take(const std::string& name) {
    reach(name);
    press(Qt::Key_Space);
    officer_.settle();
}

void Keyboard::write(const std::string& name, const std::string& text) {
    reach(name);
    type(text);
}

void Keyboard::type(const std::string& text) {
    for (const char letter : text)
        QTest::keyClick(officer_.window().window(), letter);
    QTest::qWait(restOfTyping);
    officer_.settle();
}

std::vector<QQuickItem*> Keyboard::round() {
    std::vector<QQuickItem*> met;
    while (met.size() < longestRound) {
        press(Qt::Key_Tab);
        if (std::find(met.begin(), met.end(), focused()) != met.end())
            return met;
        met.push_back(focused());
    }
    FAIL("the focus goes on and on and comes back to nothing that had it");
    return met;
}

} // namespace seenheard
