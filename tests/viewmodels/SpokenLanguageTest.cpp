#include "app/viewmodels/SpokenLanguage.h"

#include "app/viewmodels/AppearanceViewModel.h"
#include "tests/support/FakeClock.h"
#include "tests/support/TempDirectory.h"
#include "tests/viewmodels/fakes/TranslationFile.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <fstream>

namespace seenheard {

namespace {

/// Nobody's language: what a translator would give is not for a test to invent.
constexpr auto pretended = "qaa";

QString find() {
    return QCoreApplication::translate("TodayPage", "Find");
}

} // namespace

TEST_CASE("without translations there is nothing to choose") {
    const TempDirectory directory;
    FakeClock clock;
    AppearanceViewModel look(directory / "look.ini", clock, directory / "translations");
    REQUIRE(look.languages()->count() == 1);
    CHECK(look.languages()->at(0, "name").toString() == "British English");
    CHECK(look.language() == "en");
}

TEST_CASE("a translation that lies in the folder is offered, chosen, kept, and spoken from the next start") {
    const TempDirectory directory;
    const auto folder = directory / "translations";
    writeTranslation(folder / "seenheard_qaa.qm",
        {{"TodayPage", "Find", "[Find]"}, {"TodayPage", "Lock", "[Lock]"}, {"Other", "Find", "[other]"}});
    FakeClock clock;
    {
        AppearanceViewModel look(directory / "look.ini", clock, folder);
        REQUIRE(look.languages()->count() == 2);
        CHECK(look.languages()->at(1, "code").toString() == pretended);
        look.setLanguage(pretended);
    }
    CHECK(find() == "Find");
    CHECK(AppearanceViewModel(directory / "look.ini", clock, folder).language() == pretended);
    {
        const SpokenLanguage spoken(folder, SpokenLanguage::chosenIn(directory / "look.ini"));
        CHECK(find() == "[Find]");
        CHECK(QCoreApplication::translate("TodayPage", "Never translated") == "Never translated");
    }
    CHECK(find() == "Find");
}

TEST_CASE("a translation that is not there, or is broken, leaves British English") {
    const TempDirectory directory;
    std::ofstream(directory / "seenheard_qaa.qm") << "no translation";
    const SpokenLanguage broken(directory.path(), pretended);
    const SpokenLanguage absent(directory.path(), "qab");
    CHECK(find() == "Find");
}

} // namespace seenheard
