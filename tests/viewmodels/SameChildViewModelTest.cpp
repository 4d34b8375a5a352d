#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// A child who is loaded, and was written down once more with the name spelt otherwise.
struct TwiceWritten {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    TabletViewModel& screens = asha.screens();
    SameChildViewModel& same = *screens.sameChild();

    TwiceWritten() {
        REQUIRE(asha.tablet().capture().record("safe_and_well",
            R"({"name": "Aleks Ashwerth", "date_of_birth": "2020-01-14", "sex": "female"})", std::nullopt));
        while (asha.tablet().index().index(100).value()) {
        }
        asha.unlock();
        screens.openChild(QStringLiteral("person-alex-ashworth"));
        waitUntilStill(screens);
        screens.openSameChild();
        waitUntilStill(screens);
    }
};

} // namespace

TEST_CASE("A child known twice is offered with why, beside each other, and linked only with a reason") {
    TwiceWritten twice;
    CHECK(twice.screens.navigation()->page() == NavigationViewModel::Page::SameChild);
    CHECK(twice.same.title() == "Alex Ashworth");
    REQUIRE(twice.same.children()->count() == 1);
    CHECK(twice.same.children()->at(0, "title") == QVariant("Aleks Ashwerth"));
    twice.same.choose(0);
    waitUntilStill(twice.screens);
    CHECK(twice.same.chosen());
    CHECK(twice.same.alike().contains("same date of birth"));
    CHECK(twice.same.facts()->at(0, "one") == QVariant("Alex Ashworth"));
    CHECK(twice.same.facts()->at(0, "other") == QVariant("Aleks Ashwerth"));

    twice.same.link(QStringLiteral(" "));
    waitUntilStill(twice.screens);
    CHECK(twice.same.links()->count() == 0);
    CHECK(twice.screens.notice().contains("reason"));

    twice.same.link(QStringLiteral("The mother says so."));
    waitUntilStill(twice.screens);
    CHECK_FALSE(twice.same.chosen());
    CHECK(twice.same.children()->count() == 0);
    REQUIRE(twice.same.links()->count() == 1);
    CHECK(twice.same.links()->at(0, "because") == QVariant("The mother says so."));
    CHECK(twice.screens.notice().startsWith("Linked."));
}

TEST_CASE("Two who were linked are parted with a reason, and are offered again") {
    TwiceWritten twice;
    twice.same.choose(0);
    twice.same.link(QStringLiteral("The mother says so."));
    waitUntilStill(twice.screens);
    REQUIRE(twice.same.links()->count() == 1);
    twice.same.part(0, QStringLiteral("They are cousins."));
    waitUntilStill(twice.screens);
    CHECK(twice.same.links()->count() == 0);
    CHECK(twice.same.children()->count() == 1);
}

TEST_CASE("Somebody else is looked for by name, and nothing of it stays when the tablet is locked") {
    TwiceWritten twice;
    twice.same.setWords(QStringLiteral("robin"));
    waitUntilStill(twice.screens);
    REQUIRE(twice.same.children()->count() == 1);
    twice.same.setWords(QStringLiteral("nobody at all"));
    waitUntilStill(twice.screens);
    CHECK_FALSE(twice.same.foundWords().isEmpty());
    twice.screens.lock();
    waitUntilStill(twice.screens);
    CHECK(twice.same.title().isEmpty());
    CHECK(twice.same.children()->count() == 0);
}

} // namespace seenheard
