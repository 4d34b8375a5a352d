#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <QSignalSpy>

namespace seenheard {

TEST_CASE("every difference can be decided by a supervisor, and is gone when it was") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerScreens tom(clock, 2, "PC Tom Whitaker");
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    REQUIRE(tom.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
    MeetingPlace server(clock);
    server.meet({&asha.tablet(), &tom.tablet(), &ruth.tablet()});
    ruth.unlock();
    auto& differences = *ruth.screens().differences();
    differences.refresh();
    waitUntilStill(ruth.screens());
    CHECK(differences.mayDecide());
    QSignalSpy failures(&differences, &DifferencesViewModel::failed);

    int before = differences.cards()->count();
    REQUIRE(before > 0);
    while (before > 0) {
        auto* card = static_cast<DifferenceCardViewModel*>(differences.cards()->objects().first());
        CHECK(card->heads()->count() >= 2);
        CHECK_FALSE(card->why().isEmpty());
        differences.decide(card, 0, "Seen after the arrest.");
        waitUntilStill(ruth.screens());
        REQUIRE(failures.isEmpty());
        REQUIRE(differences.cards()->count() == before - 1);
        --before;
    }
}

TEST_CASE("a decision without a reason is refused and both values stay") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    REQUIRE(ruth.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
    MeetingPlace server(clock);
    server.meet({&asha.tablet(), &ruth.tablet()});
    ruth.unlock();
    auto& differences = *ruth.screens().differences();
    differences.refresh();
    waitUntilStill(ruth.screens());
    const int before = differences.cards()->count();
    QSignalSpy failures(&differences, &DifferencesViewModel::failed);

    differences.decide(static_cast<DifferenceCardViewModel*>(differences.cards()->objects().first()), 0, "");
    waitUntilStill(ruth.screens());
    CHECK(failures.count() == 1);
    CHECK(differences.cards()->count() == before);
}

} // namespace seenheard
