#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// An officer on Before you ask, six hours after the data was true.
struct BeforeTheDoor {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    BriefingViewModel& briefing = *asha.screens().briefing();

    explicit BeforeTheDoor(const char* form) {
        asha.unlock();
        clock.advance(6 * std::int64_t{3'600'000});
        asha.screens().prepare(QString::fromLatin1(form), QString());
        waitUntilStill(asha.screens());
    }
    void choose(const char* kind, const char* id) {
        briefing.choose(QString::fromLatin1(kind), QString::fromLatin1(id));
        waitUntilStill(asha.screens());
    }
};

} // namespace

TEST_CASE("R18: flags stand before the first question, with the age of the data") {
    BeforeTheDoor door("incident_observation");
    CHECK(door.briefing.noFlagWords().isEmpty());
    door.choose("incident", "incident-da-two-young-children");
    CHECK(door.briefing.flags()->count() >= 3);
    CHECK(door.briefing.asAtWords().startsWith("As of "));
    CHECK(door.briefing.asAtWords().endsWith("6 h ago"));
    CHECK(door.briefing.noFlagWords().isEmpty());
}

TEST_CASE("R19: no flag is said of the data and its time, never as no risk") {
    BeforeTheDoor door("early_action");
    door.choose("person", "person-taylor-dunn");
    REQUIRE(door.briefing.flags()->count() == 0);
    CHECK(door.briefing.noFlagWords().startsWith("No flag in data of "));
    CHECK_FALSE(door.briefing.noFlagWords().contains("risk"));
    CHECK(door.briefing.asAtWords().endsWith("6 h ago"));
}

TEST_CASE("R19: where no flags ever came it is said so, and not that there are none") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman", Role::Officer, "flags");
    auto& briefing = *asha.screens().briefing();
    asha.unlock();
    asha.screens().prepare(QStringLiteral("incident_observation"), QString());
    waitUntilStill(asha.screens());
    briefing.choose(QStringLiteral("incident"), QStringLiteral("incident-da-two-young-children"));
    waitUntilStill(asha.screens());
    CHECK(briefing.asAtWords() == "No briefing has reached this tablet.");
    CHECK(briefing.noFlagWords().isEmpty());
}

TEST_CASE("Where flags are shown one plain line says that their feed stopped") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.tablet().set("feed/flags",
        R"({"every_minutes": 20, "heard_at_ms": )" + std::to_string(FakeClock::startUtcMs - 3'600'000) + "}");
    asha.unlock();
    waitUntilStill(asha.screens());
    const auto line = asha.screens().today()->feedWords();
    CHECK(line.startsWith("Flags feed stopped "));
    CHECK(line.endsWith(". What is shown may be out of date."));
}

TEST_CASE("While every feed is in time nothing is said; of a tablet without a server, when it last met it") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.tablet().set(
        "feed/flags", R"({"every_minutes": 20, "heard_at_ms": )" + std::to_string(FakeClock::startUtcMs) + "}");
    asha.unlock();
    waitUntilStill(asha.screens());
    CHECK(asha.screens().today()->feedWords().isEmpty());
    clock.advance(6 * std::int64_t{3'600'000});
    CHECK(asha.screens().today()->feedWords().startsWith("This tablet last met the server "));
}

} // namespace seenheard
