#include "tests/screens/Journey.h"
#include "tests/screens/LookedAt.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QCoreApplication>
#include <QQuickWindow>
#include <QTranslator>

namespace seenheard {

namespace {

/// A language whose words are longer by two fifths than British English, and of other letters. While it lives, the
/// program speaks it.
class PretendedLanguage final : public QTranslator {
public:
    PretendedLanguage() { REQUIRE(QCoreApplication::installTranslator(this)); }
    ~PretendedLanguage() override { QCoreApplication::removeTranslator(this); }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override {
        auto words = QString::fromUtf8(source);
        for (const auto& [plain, other] : {std::pair{u'a', u'å'}, {u'e', u'ë'}, {u'o', u'ø'}, {u'u', u'ü'}})
            words.replace(QChar(plain), QChar(other));
        const auto more = (words.size() * 2 + 4) / 5;
        for (qsizetype length = 0; length < more; ++length)
            words += length % 6 == 0 ? QChar(u' ') : QChar(u'ñ');
        ++spoken_;
        return words;
    }
    [[nodiscard]] int spoken() const { return spoken_; }

private:
    mutable int spoken_ = 0;
};

} // namespace

TEST_CASE("nothing is cut in a language whose words are longer by two fifths") {
    const PretendedLanguage language;
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    const int width = GENERATE(412, 800, 1280);
    officer.window().window()->resize(width, 915);
    officer.settle();

    const auto looks = [&](const char* page) {
        INFO(page);
        CHECK(whatIsWrongWith(*officer.window().window()).join(QLatin1Char('\n')).toStdString() == "");
    };
    looks("Unlock");
    officer.unlock();
    looks("Today");
    officer.tap("start.incident_observation");
    looks("Before you ask, the list");
    officer.tap("incident.incident-da-two-young-children");
    looks("Before you ask");
    officer.tap("begin");
    looks("Capture, the scene");
    officer.tap("children.add.5_to_9");
    officer.tap("children.1.appearance_injury.visible_injury");
    officer.fill("children.1.words.1.quote", "I want it to stop.");
    looks("Capture, a child");
    officer.tap("children.1.words.show");
    looks("Show the child");
    officer.tap("back");
    officer.tap("part.beforeYouDriveOff");
    looks("Before you drive off");
    officer.tap("capture.whatFollows");
    looks("What follows");
    for (int times = 0; times < 3; ++times)
        officer.tap("back");
    looks("Today, with something unfinished");
    officer.tap("sendingBar");
    looks("Sending");
    officer.tap("back");
    officer.tap("today.find");
    looks("Find");
    officer.tap("back");
    officer.tap("today.tablet");
    looks("This tablet");
    CHECK(language.spoken() > 100);
}

} // namespace seenheard
