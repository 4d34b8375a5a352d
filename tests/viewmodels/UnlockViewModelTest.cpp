#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("the PIN pad says whose tablet it is before anything is entered") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    const auto& unlock = *asha.screens().unlock();

    CHECK(unlock.officerName() == "PC Asha Rahman");
    CHECK(unlock.tabletName() == "Tablet BD-114");
    CHECK(unlock.entered() == 0);
}

TEST_CASE("digits are counted, erased and never shown") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    auto& unlock = *asha.screens().unlock();

    unlock.press(4);
    unlock.press(11);
    unlock.press(7);
    CHECK(unlock.entered() == 2);
    unlock.erase();
    CHECK(unlock.entered() == 1);
}

TEST_CASE("a wrong PIN is said and the digits are gone") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    auto& unlock = *asha.screens().unlock();

    for (int digit : {1, 2, 3, 4})
        unlock.press(digit);
    unlock.unlock();
    waitUntil([&] { return !unlock.checking(); });

    CHECK(unlock.problem() == "That is not the PIN of this tablet. Try again.");
    CHECK(unlock.entered() == 0);
}

TEST_CASE("a tablet that is enrolled to nobody says so and offers no PIN pad") {
    FakeClock clock;
    ServiceWorker worker(
        [](std::string_view) -> Result<OpenedTablet> { return fail(ErrorCode::NotFound, "nothing here"); });
    const UnlockViewModel unlock(worker, fail(ErrorCode::NotFound, "This tablet is not enrolled yet."));

    CHECK_FALSE(unlock.enrolled());
    CHECK(unlock.problem() == "This tablet is not enrolled yet.");
}

} // namespace seenheard
