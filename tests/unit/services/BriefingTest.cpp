#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("R18: before the door, an officer sees the incident, the address, who lives there and every flag on them") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto briefing = dale.reference().briefing(millLane);
    REQUIRE(briefing.ok());
    REQUIRE(briefing->incident);
    REQUIRE(briefing->address);
    CHECK(briefing->address->reference.id == "address-mill-lane-14");
    const auto lives = [&](const Reference& who) {
        return std::any_of(briefing->people.begin(), briefing->people.end(),
            [&](const ReferenceItem& person) { return person.reference == who; });
    };
    CHECK(lives(robin));
    CHECK(lives(alex));
    const auto flagged = std::count_if(briefing->flags.begin(), briefing->flags.end(),
        [](const Flag& flag) { return flag.name == "child_protection_plan" && flag.subject == robin; });
    CHECK(flagged == 1);
    CHECK(briefing->asAtMs == FakeClock::startUtcMs);
}

TEST_CASE("nobody appears twice in a briefing") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto briefing = dale.reference().briefing(millLane);
    std::set<Reference> people;
    for (const auto& person : briefing->people)
        CHECK(people.insert(person.reference).second);
}

TEST_CASE("there is no briefing about what was never loaded") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    CHECK(dale.reference().briefing(Reference{"incident", "unknown"}).error().code == ErrorCode::NotFound);
}

TEST_CASE("R19: where no flags were ever loaded, nothing is said of flags in data") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale", Role::Officer, "flags");
    const auto briefing = dale.reference().briefing(millLane);
    REQUIRE(briefing.ok());
    CHECK(briefing->flags.empty());
    CHECK(briefing->asAtMs == 0);
}

TEST_CASE("loaded things are found by words in them and listed newest first") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto found = dale.reference().find("robin ashw", 10);
    REQUIRE(found.ok());
    CHECK(std::any_of(found->begin(), found->end(), [](const ReferenceItem& item) { return item.reference == robin; }));
    const auto incidents = dale.reference().list("incident", 100);
    REQUIRE(incidents->size() > 1);
    CHECK(dale.reference().list("incident", 1)->size() == 1);
}

} // namespace seenheard
