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

TEST_CASE("what is found says whose words they are and who could hear, and shows no name until it is held") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    asha.unlock();
    auto& find = *asha.screens().find();

    find.setWords("want it to stop");
    waitUntil([&] { return find.searched(); });
    REQUIRE(find.found()->count() == 1);
    CHECK(find.found()->at(0, "quotation").toBool());
    CHECK(find.found()->at(0, "notAlone").toBool());
    CHECK(find.found()->at(0, "field").toString().startsWith("AA 6: "));

    find.setWords("ashworth");
    waitUntilStill(asha.screens());
    find.settle();
    waitUntilStill(asha.screens());
    REQUIRE(find.found()->count() == 1);
    CHECK_FALSE(find.found()->at(0, "field").toString().contains("Ashworth"));
    CHECK(find.found()->at(0, "excerpt").toString().isEmpty());
    CHECK_FALSE(find.found()->at(0, "quotation").toBool());
}

TEST_CASE(
    "more than a screen holds is listed at once, and the words around follow to the last row, all looked at once") {
    constexpr int finds = 30;
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    for (int record = 0; record < finds; ++record)
        REQUIRE(asha.tablet().capture().record(
            "incident_observation", caseAnswers("da-two-young-children.second-officer"), std::nullopt));
    asha.unlock();
    auto& find = *asha.screens().find();

    find.setWords("stop");
    waitUntil([&] { return find.searched(); });
    CHECK(find.found()->count() == finds);
    waitUntilStill(asha.screens());
    REQUIRE(find.found()->count() == finds);
    for (int row = 0; row < finds; ++row)
        CHECK(find.found()->at(row, "excerpt").toString().contains("stop", Qt::CaseInsensitive));
    const auto noted = asha.tablet().store().tables().views.waiting(finds);
    REQUIRE(noted.ok());
    REQUIRE(noted->events.size() == 1);
    CHECK(noted->events.front().view.records.size() == finds);
}

TEST_CASE("words that arrive while they are looked for are found without being asked for again") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerScreens tom(clock, 2, "PC Tom Whitaker");
    MeetingPlace server(clock);
    REQUIRE(tom.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
    asha.network().onExchange = [&] {
        server.meet({&asha.tablet(), &tom.tablet()});
        return ExchangeReport{};
    };
    asha.unlock();
    asha.screens().navigation()->go(NavigationViewModel::Page::Find);
    auto& find = *asha.screens().find();
    find.setWords("stop");
    waitUntil([&] { return find.searched(); });
    REQUIRE(find.found()->count() == 0);

    asha.screens().sending()->sendNow();
    waitUntilStill(asha.screens());

    CHECK(find.found()->count() > 0);
}

} // namespace seenheard
