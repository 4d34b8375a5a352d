#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {

namespace {

const std::string calledForRobin =
    R"({"anyone_else": "rooms_checked_no", "children": [{"person_ref": "person-robin-ashworth",
        "action_for_child": ["constable_called_for_police_protection"]}], "constable_who": "PC 88 Moss"})";
const std::string begunForRobin =
    R"({"children": [{"person_ref": "person-robin-ashworth", "action_for_child": ["police_protection_begun"],
        "s46_began_at": "2026-11-21T08:30:00+00:00"}]})";

bool isOffered(OfficerTablet& tablet, const DraftView& draft, const std::string& path) {
    return !draft.evaluation.choicesNotOffered.contains(tablet.at(path));
}

} // namespace

TEST_CASE("R17: a PCSO and an Early Action officer are offered the constable called for it, not the power itself") {
    const auto role = GENERATE(Role::Pcso, Role::EarlyAction);
    FakeClock clock;
    OfficerTablet tablet(clock, 1, "PCSO 7 Hale", role);
    const auto draft = tablet.capture().start("incident_observation", millLane);
    REQUIRE(draft.ok());
    CHECK_FALSE(isOffered(tablet, *draft, "immediate_action/police_protection_begun"));
    CHECK(isOffered(tablet, *draft, "immediate_action/constable_called_for_police_protection"));
}

TEST_CASE("R17: constables, and whoever coordinates for the missing, are offered police protection") {
    const auto role = GENERATE(Role::Officer, Role::Supervisor, Role::MissingCoordinator);
    FakeClock clock;
    OfficerTablet tablet(clock, 1, "PC 1 Dale", role);
    const auto draft = tablet.capture().start("incident_observation", millLane);
    REQUIRE(draft.ok());
    CHECK(isOffered(tablet, *draft, "immediate_action/police_protection_begun"));
}

TEST_CASE("R17: what a PCSO records of the constable starts that the constable decides, and a referral") {
    FakeClock clock;
    OfficerTablet hale(clock, 1, "PCSO 7 Hale", Role::Pcso);
    const auto record = hale.capture().record("incident_observation", calledForRobin, millLane);
    INFO((record.ok() ? std::string() : record.error().message));
    REQUIRE(record.ok());
    const auto draft = hale.capture().open(*record);
    REQUIRE(draft.ok());
    const auto follows = hale.capture().whatFollows(draft->id);
    REQUIRE(follows.ok());
    const auto has = [&](const std::string& rule, const std::string& part) {
        return std::any_of(follows->begin(), follows->end(),
            [&](const Consequence& each) { return each.rule == rule && each.what.find(part) != std::string::npos; });
    };
    CHECK(has("R17", "A constable decides"));
    CHECK(has("R7", "phone social care now"));
}

TEST_CASE("R17: a PCSO who says that police protection was begun is told why not, and nothing is saved") {
    FakeClock clock;
    OfficerTablet hale(clock, 1, "PCSO 7 Hale", Role::Pcso);
    OfficerTablet dale(clock, 2, "PC 1 Dale");
    const auto refused = hale.capture().record("incident_observation", begunForRobin, millLane);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("'Police protection begun' cannot be chosen here.") != std::string::npos);
    CHECK(hale.entriesWritten() == 0);
    CHECK(dale.capture().record("incident_observation", begunForRobin, millLane).ok());
}

} // namespace seenheard
