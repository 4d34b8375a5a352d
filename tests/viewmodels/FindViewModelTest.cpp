#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("any word of a record finds it, and words nobody wrote find nothing") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
    asha.unlock();
    auto& find = *asha.screens().find();

    find.setWords("stop");
    waitUntil([&] { return find.searched(); });
    CHECK(find.found()->count() > 0);

    find.setWords("zebra");
    waitUntilStill(asha.screens());
    CHECK(find.searched());
    CHECK(find.found()->count() == 0);

    find.setWords("");
    CHECK_FALSE(find.searched());
}

} // namespace seenheard
