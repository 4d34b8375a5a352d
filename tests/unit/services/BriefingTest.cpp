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

namespace {

constexpr std::int64_t minuteMs = 60'000;

std::string feedOf(std::int64_t heardAtMs) {
    return R"({"every_minutes": 20, "heard_at_ms": )" + std::to_string(heardAtMs) + "}";
}

} // namespace

TEST_CASE("A feed that had stopped when the tablet last met the server is known to have, however long ago that was") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    CHECK(judged(dale.standing().feeds().value(), clock.now().utcMs).allIsWell());
    dale.set("feed/flags", feedOf(FakeClock::startUtcMs - 30 * minuteMs));
    for (int hours = 0; hours < 2; ++hours, clock.advance(60 * minuteMs)) {
        const auto found = judged(dale.standing().feeds().value(), clock.now().utcMs);
        REQUIRE(found.stopped.size() == 1);
        CHECK(found.stopped[0].heardAtMs == FakeClock::startUtcMs - 30 * minuteMs);
        CHECK_FALSE(found.notMetSinceMs);
    }
    CHECK(dale.reference().find("feed", 10)->empty());
}

TEST_CASE("Of a feed that was in time a tablet without a server says only when it last met the server") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto met = clock.now().utcMs;
    dale.set("feed/flags", feedOf(met - 5 * minuteMs));
    CHECK(judged(dale.standing().feeds().value(), clock.now().utcMs).allIsWell());
    clock.advance(60 * minuteMs);
    const auto found = judged(dale.standing().feeds().value(), clock.now().utcMs);
    CHECK(found.stopped.empty());
    CHECK(found.notMetSinceMs == met);
}

TEST_CASE("Flags are as of when their feed was last heard, though none of them has changed for days") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    clock.advance(3 * 24 * 60 * minuteMs);
    dale.set("feed/flags", feedOf(clock.now().utcMs));
    CHECK(dale.reference().briefing(millLane)->asAtMs == clock.now().utcMs);
}

} // namespace seenheard
