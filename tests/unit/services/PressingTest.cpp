#include "sync/forms/IsoTime.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t hourMs = 60 * minuteMs;

struct Shift {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    OfficerTablet khan{clock, 2, "PC 2 Khan"};
    MeetingPlace server{clock};

    RecordId writes(const std::string& form, const std::string& answers, const Reference& about) {
        const auto record = dale.capture().record(form, answers, about);
        REQUIRE(record.ok());
        return *record;
    }
    std::vector<PressingClock> pressing(OfficerTablet& tablet) {
        const auto pressing = tablet.reads().pressing().pressing();
        INFO((pressing.ok() ? std::string() : pressing.error().message));
        REQUIRE(pressing.ok());
        return *pressing;
    }
};

const std::string twoAtSchool = R"({"children": [
    {"person_ref": "person-alex-ashworth", "seen_status": "seen_and_spoken_to"},
    {"person_ref": "person-robin-ashworth", "seen_status": "seen_and_spoken_to"}]})";

} // namespace

TEST_CASE("R10: a record that goes on lying on the tablet only presses, once and with the number to phone, until it is "
          "sent") {
    Shift shift;
    const auto record = shift.writes("incident_observation", twoAtSchool, millLane);
    CHECK(shift.pressing(shift.dale).empty());

    shift.clock.advance(31 * minuteMs);
    const auto pressing = shift.pressing(shift.dale);
    REQUIRE(pressing.size() == 1);
    CHECK(pressing.front().record.id == record);
    CHECK(pressing.front().clock.rule == "R10");
    CHECK(pressing.front().clock.phone == "01632 960 110");
    REQUIRE(pressing.front().clock.due);

    shift.server.meet({&shift.dale, &shift.khan});
    CHECK(shift.pressing(shift.dale).empty());
    shift.clock.advance(48 * hourMs);
    CHECK(shift.pressing(shift.dale).empty());
}

TEST_CASE("R12: a clock that has run out presses whoever wrote the record, sent or not, and nobody else") {
    Shift shift;
    const auto returned = FakeClock::startUtcMs;
    const auto record = shift.writes("safe_and_well", R"({"returned_at": ")" + isoText({returned, 0, {}}) + R"("})",
        Reference{"missing_episode", "missing-morgan-sykes-16"});
    shift.server.meet({&shift.dale, &shift.khan});
    shift.clock.advance(71 * hourMs);
    CHECK(shift.pressing(shift.dale).empty());

    shift.clock.advance(2 * hourMs);
    const auto pressing = shift.pressing(shift.dale);
    REQUIRE_FALSE(pressing.empty());
    CHECK(pressing.front().record.id == record);
    CHECK(pressing.front().clock.rule == "R12");
    CHECK(shift.pressing(shift.khan).empty());
    shift.clock.advance(std::int64_t{20} * 24 * hourMs);
    CHECK(shift.pressing(shift.dale).empty());
}

} // namespace seenheard
