#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// An open tablet on the page that asks for its PIN.
struct Asked {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    TabletViewModel& screens = asha.screens();
    PinViewModel& pin = *screens.pin();

    Asked() {
        asha.unlock();
        screens.navigation()->go(NavigationViewModel::Page::ThisTablet);
        waitUntilStill(screens);
    }
    void enter(std::string_view digits) {
        for (const char digit : digits)
            pin.press(digit - '0');
        pin.confirm();
        waitUntilStill(screens);
    }
    [[nodiscard]] bool isOn(NavigationViewModel::Page page) const { return screens.navigation()->page() == page; }
};

} // namespace

TEST_CASE("an officer changes the PIN: the one now, the new one twice, and it is said plainly") {
    Asked asked;
    asked.screens.changePin();
    waitUntilStill(asked.screens);
    CHECK(asked.isOn(NavigationViewModel::Page::Pin));
    CHECK(asked.pin.asks() == "Enter the PIN you have now");
    asked.enter("2468");
    CHECK(asked.pin.asks() == "Enter the new PIN");
    CHECK(asked.pin.entered() == 0);
    asked.enter("770011");
    CHECK(asked.pin.asks() == "Enter the new PIN once more");
    CHECK(asked.pin.confirms() == "Change");
    asked.enter("770011");
    CHECK(asked.asha.keys().pin() == "770011");
    CHECK(asked.isOn(NavigationViewModel::Page::ThisTablet));
    CHECK(asked.screens.notice() == "The PIN is changed. The new one opens this tablet from now on.");
    CHECK_FALSE(asked.screens.noticeIsTrouble());
}

TEST_CASE("what the force wants of a PIN is said before one is entered, and holds") {
    Asked asked;
    asked.asha.keys().rules = {6, true};
    asked.screens.changePin();
    waitUntilStill(asked.screens);
    CHECK(asked.pin.explains().contains("at least 6 digits"));
    CHECK(asked.pin.explains().contains("123456"));
    asked.enter("2468");
    asked.enter("97531");
    CHECK(asked.pin.problem().contains("at least 6 characters"));
    asked.enter("345678");
    CHECK(asked.pin.problem().contains("first that anybody tries"));
    CHECK(asked.pin.asks() == "Enter the new PIN");
    asked.enter("770011");
    CHECK(asked.pin.asks() == "Enter the new PIN once more");
}

TEST_CASE("a PIN that the force does not want any more opens the tablet, and Today asks for another one") {
    Asked asked;
    CHECK(asked.screens.today()->pinAdvice().isEmpty());
    asked.screens.lock();
    waitUntilStill(asked.screens);
    asked.asha.keys().rules = {6, true};
    asked.asha.unlock();
    CHECK(asked.screens.today()->pinAdvice().contains("at least 6 characters"));

    asked.screens.changePin();
    waitUntilStill(asked.screens);
    for (const auto* pin : {"2468", "770011", "770011"})
        asked.enter(pin);
    CHECK(asked.screens.today()->pinAdvice().isEmpty());
}

TEST_CASE("a wrong PIN is said at once and nothing is changed") {
    Asked asked;
    asked.screens.changePin();
    asked.enter("1111");
    CHECK(asked.pin.problem() == "That is not the PIN of this tablet. Try again.");
    CHECK(asked.pin.asks() == "Enter the PIN you have now");
    CHECK(asked.asha.keys().pin() == "2468");
}

TEST_CASE("two new PINs that differ, and the PIN that it is already, are asked again") {
    Asked asked;
    asked.screens.changePin();
    asked.enter("2468");
    asked.enter("2468");
    CHECK(asked.pin.problem() == "That is the PIN you have now. Enter another one.");
    asked.enter("770011");
    asked.enter("770012");
    CHECK(asked.pin.problem() == "The two are not the same. Enter the new PIN again.");
    CHECK(asked.pin.asks() == "Enter the new PIN");
    CHECK(asked.asha.keys().pin() == "2468");
}

TEST_CASE("the wait after wrong PINs holds here too, and the last wrong one locks the tablet and says why") {
    Asked asked;
    asked.screens.changePin();
    asked.asha.keys().refuses = fail(ErrorCode::Locked, "Too many wrong PINs. Try again in 30 seconds.");
    asked.enter("2468");
    CHECK(asked.pin.problem() == "Too many wrong PINs. Try again in 30 seconds.");
    asked.asha.keys().refuses = fail(ErrorCode::Revoked, "The keys of this tablet are erased.");
    asked.enter("1111");
    CHECK(asked.isOn(NavigationViewModel::Page::Unlock));
    CHECK(asked.screens.unlock()->problem() == "The keys of this tablet are erased.");
}

TEST_CASE("whoever leaves the page, or locks, leaves nothing entered behind") {
    Asked asked;
    asked.screens.changePin();
    asked.enter("2468");
    asked.pin.press(7);
    asked.screens.navigation()->back();
    CHECK(asked.pin.entered() == 0);
    CHECK(asked.pin.asks() == "Enter the PIN you have now");
    asked.screens.changePin();
    asked.pin.press(7);
    asked.screens.lock();
    CHECK(asked.pin.entered() == 0);
}

TEST_CASE("where there is a key store This tablet offers it, says what it is worth, and offers the way back") {
    Asked asked;
    auto& page = *asked.screens.thisTablet();
    CHECK_FALSE(page.couldUseKeyStore());
    CHECK_FALSE(page.usesKeyStore());
    asked.asha.keys().standing.keyStoreAnswers = true;
    page.refresh();
    waitUntilStill(asked.screens);
    CHECK(page.couldUseKeyStore());

    asked.screens.keepInKeyStore();
    CHECK(asked.pin.title() == "Where the key is kept");
    asked.enter("2468");
    CHECK(asked.isOn(NavigationViewModel::Page::ThisTablet));
    CHECK(asked.screens.notice() == "This tablet's part of the key is in the computer's key store now.");
    CHECK(page.usesKeyStore());
    CHECK_FALSE(page.couldUseKeyStore());
    CHECK(page.facts()->at(7, "words") == QVariant("Kept in the computer's key ring."));

    asked.screens.keepInFile();
    asked.enter("2468");
    CHECK_FALSE(page.usesKeyStore());
    CHECK(page.facts()->at(7, "words") == QVariant("Kept in a file that only this account can read."));
}

} // namespace seenheard
