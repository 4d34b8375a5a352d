#include "app/services/NotedPeople.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const Reference noor{"person", "person-noor-malik"};
const Reference taylor{"person", "person-taylor-dunn"};

/// Two officers and their sergeant, who have met at the server.
struct Team {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    OfficerTablet rahman{clock, 2, "PC 2 Rahman"};
    OfficerTablet calder{clock, 3, "Sgt 3 Calder", Role::Supervisor};
    MeetingPlace server{clock};

    void meet() {
        for (int round = 0; round < 2; ++round)
            server.meet({&dale, &rahman, &calder});
        for (auto* tablet : {&dale, &rahman, &calder})
            index(*tablet);
    }

    static void index(OfficerTablet& tablet) {
        while (tablet.index().index(100).value()) {
        }
    }

    static std::set<std::string> together(OfficerTablet& tablet, const Reference& person) {
        index(tablet);
        return tablet.store().tables().people.together(person.id).value();
    }
};

const std::set<std::string> both{noor.id, taylor.id};

} // namespace

TEST_CASE("two who are known separately are linked, with a reason, on every tablet") {
    Team team;
    const auto record = team.dale.links().link(noor, taylor, "Same school, same mother, told us so.");
    REQUIRE(record.ok());
    CHECK(Team::together(team.dale, taylor) == both);
    team.meet();
    CHECK(Team::together(team.rahman, noor) == both);
    const auto said = team.rahman.field(*record, "same");
    CHECK(words(said) == std::vector<std::string>{"Yes, one child"});
    CHECK(said.heads.front().officerName == "PC 1 Dale");
    CHECK(words(team.rahman.field(*record, "because"))
        == std::vector<std::string>{"Same school, same mother, told us so."});
}

TEST_CASE("taking a link back restores exactly what was before, and the history keeps both") {
    Team team;
    const auto before = Team::together(team.dale, noor);
    const auto record = team.dale.links().link(noor, taylor, "Told us so.");
    REQUIRE(record.ok());
    REQUIRE(team.dale.links().part(taylor, noor, "Another child of that name.").value() == *record);
    CHECK(Team::together(team.dale, noor) == before);
    CHECK(Team::together(team.dale, taylor) == std::set<std::string>{taylor.id});
    const auto history = team.dale.records().history(*record);
    CHECK(
        std::count_if(history->begin(), history->end(), [](const HistoryRow& row) { return row.path == "same"; }) == 2);
}

TEST_CASE("linking writes on neither of the two records that tell of them") {
    Team team;
    const auto written = team.dale.capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
    REQUIRE(written.ok());
    const auto before = canonicalBytes(team.dale.store().records().record(*written)->shown());
    REQUIRE(team.dale.links().link(robin, noor, "Told us so.").ok());
    REQUIRE(team.dale.links().part(robin, noor, "They are two.").ok());
    CHECK(canonicalBytes(team.dale.store().records().record(*written)->shown()) == before);
}

TEST_CASE("two officers who link one pair write on one record, whichever they name first") {
    Team team;
    const auto one = team.dale.links().link(noor, taylor, "Told us so.");
    const auto other = team.rahman.links().link(taylor, noor, "Their teacher says so.");
    REQUIRE(one.ok());
    CHECK(one.value() == other.value());
    team.meet();
    CHECK(team.calder.field(*one, "same").heads.size() == 2);
    CHECK_FALSE(team.calder.field(*one, "same").difference);
}

TEST_CASE("one says one child, another says two: they are read together until somebody decides") {
    Team team;
    const auto record = team.dale.links().link(noor, taylor, "Told us so.");
    REQUIRE(record.ok());
    team.meet();
    REQUIRE(team.rahman.links().part(noor, taylor, "I have seen both at once.").ok());
    team.meet();
    CHECK(team.calder.field(*record, "same").difference);
    CHECK(Team::together(team.calder, noor) == both);
    REQUIRE(team.calder.decisions().decide(*record, "same", "\"no\"", "Both were seen at once.").ok());
    team.meet();
    CHECK(Team::together(team.dale, noor) == std::set<std::string>{noor.id});
}

TEST_CASE("a link needs a reason and two people who are known here") {
    Team team;
    CHECK(team.dale.links().link(noor, taylor, "  ").error().code == ErrorCode::InvalidInput);
    CHECK(team.dale.links().link(noor, noor, "Told us so.").error().code == ErrorCode::InvalidInput);
    CHECK(team.dale.links().link(noor, {"person", "nobody"}, "Told us so.").error().code == ErrorCode::NotFound);
    CHECK(team.dale.entriesWritten() == 0);
}

} // namespace seenheard
