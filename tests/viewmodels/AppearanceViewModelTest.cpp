#include "app/viewmodels/AppearanceViewModel.h"

#include "tests/support/FakeClock.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

using Choice = AppearanceViewModel::Choice;

TEST_CASE("by time of day the screens are dark from 19:00 to 07:00, by local time") {
    const TempDirectory directory;
    FakeClock clock; // 09:00
    const AppearanceViewModel look(directory / "look.ini", clock);

    CHECK_FALSE(look.dark());
    clock.advance(10 * 3'600'000);
    CHECK(look.dark());
    clock.advance(11 * 3'600'000);
    CHECK(look.dark());
    clock.setOffset(60);
    CHECK_FALSE(look.dark());
}

TEST_CASE("a choice by hand holds at any time and is kept") {
    const TempDirectory directory;
    FakeClock clock;
    {
        AppearanceViewModel look(directory / "look.ini", clock);
        look.setChoice(Choice::Dark);
        look.setZoom(1.5);
        look.setMotion(false);
        CHECK(look.dark());
    }
    const AppearanceViewModel again(directory / "look.ini", clock);
    CHECK(again.dark());
    CHECK(again.zoom() == 1.5);
    CHECK_FALSE(again.motion());
}

TEST_CASE("text grows to twice its size and no further") {
    const TempDirectory directory;
    FakeClock clock;
    AppearanceViewModel look(directory / "look.ini", clock);
    look.setZoom(7);
    CHECK(look.zoom() == 2);
    look.setZoom(0.1);
    CHECK(look.zoom() == 1);
}

TEST_CASE("a keyboard on screen that was chosen is kept for the next start") {
    const TempDirectory directory;
    FakeClock clock;
    AppearanceViewModel(directory / "look.ini", clock).setKeyboardOnScreen(true);
    CHECK(AppearanceViewModel(directory / "look.ini", clock).keyboardOnScreen());
    AppearanceViewModel(directory / "look.ini", clock).setKeyboardOnScreen(false);
    CHECK_FALSE(AppearanceViewModel(directory / "look.ini", clock).keyboardOnScreen());
}

} // namespace seenheard
