#include "sync/server/sequencer/Administration.h"
#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>
#include <sqlite3.h>

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = 25LL * 60 * 60 * 1000;
const RegisterKey words = test_form::words();
const RecordId old = recordNumber(1);
const RecordId recent = recordNumber(2);

/// Two of one team who both wrote on a record; one of them needs it no more.
struct Team {
    ServerUnderTest server;
    FollowingTablet dale{server, "PC 1 Dale", "Response 1"};
    FollowingTablet khan{server, "PC 2 Khan", "Response 1"};

    Team() {
        dale.write(old, words, Text("zanzibarium"));
        khan.write(old, words, Text("zanzibarium too"));
        dale.write(recent, words, Text("They ran."));
        for (int round = 0; round < 2; ++round) {
            dale.exchange();
            khan.exchange();
        }
        REQUIRE(khan.store().search().index({{old, "zanzibarium"}, {recent, "They ran."}}).ok());
        REQUIRE(pagesHold("zanzibarium"));
        REQUIRE(khan.store().putAway({old}).ok());
    }
    /// In any page of the store, live or free, and in the log beside it, in the clear.
    [[nodiscard]] bool pagesHold(std::string_view text) {
        REQUIRE(*khan.store().database().emptyLog());
        sqlite3_int64 size = 0;
        const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> pages(
            sqlite3_serialize(khan.store().database().handle(), "main", &size, 0), &sqlite3_free);
        REQUIRE(pages);
        return std::string_view(reinterpret_cast<const char*>(pages.get()), static_cast<std::size_t>(size)).find(text)
            != std::string_view::npos;
    }
};

} // namespace

TEST_CASE("What was put away is in no page of the store any more, and all else is") {
    Team team;
    CHECK_FALSE(team.khan.has(old));
    CHECK_FALSE(team.pagesHold("zanzibarium"));
    CHECK(team.khan.agrees(recent));
    CHECK(team.khan.store().tables().putAway.standing()->records == 1);
    CHECK_FALSE(*team.khan.store().profile().purging());
}

TEST_CASE("The daily comparison does not fetch what was put away, and goes on finding what differs") {
    Team team;
    team.server.clock.advance(dayMs);
    const auto totals = team.khan.exchange();
    CHECK(totals.differing == 0);
    CHECK(totals.records == 0);
    CHECK_FALSE(team.khan.has(old));
    CHECK_FALSE(team.pagesHold("zanzibarium"));
}

TEST_CASE("What somebody writes on a record that was put away brings all of it back, own words too") {
    Team team;
    team.dale.write(old, words, Text("She came back."));
    team.dale.exchange();
    team.khan.exchange();
    REQUIRE(team.khan.has(old));
    CHECK(team.khan.agrees(old));
    CHECK(team.khan.texts(old, words) == team.dale.texts(old, words));
    CHECK_FALSE(team.khan.record(old).historyOpen);
    CHECK(team.khan.store().tables().putAway.standing()->records == 0);
    // Nothing of it is asked for again.
    team.server.clock.advance(dayMs);
    CHECK(team.khan.exchange().differing == 0);
}

TEST_CASE("Who writes on a record that he put away has all of it after the next exchange") {
    Team team;
    team.khan.write(old, words, Text("Once more."));
    team.khan.exchange();
    team.dale.exchange();
    team.khan.exchange();
    CHECK(team.khan.agrees(old));
    CHECK(team.khan.texts(old, words) == team.dale.texts(old, words));
    CHECK_FALSE(team.khan.record(old).historyOpen);
}

TEST_CASE("What was put away and then disposed of is forgotten altogether") {
    Team team;
    SystemRandom random;
    const auto identity = team.server.store().identity();
    REQUIRE(Administration(team.server.store(), *identity, team.server.clock, random)
                .perform({{ActKind::RecordDisposed, subjectOf(old), "Inspector Webb", "A court.", std::nullopt, {}}})
                .ok());
    team.khan.exchange();
    CHECK(team.khan.store().tables().putAway.standing()->records == 0);
    team.server.clock.advance(dayMs);
    CHECK(team.khan.exchange().differing == 0);
}

TEST_CASE("What has not been applied is not put away") {
    Team team;
    team.khan.write(recent, words, Text("Not sent yet."));
    REQUIRE(team.khan.store().putAway({recent}).ok());
    CHECK(team.pagesHold("Not sent yet."));
    team.khan.exchange();
    team.dale.exchange();
    CHECK(team.dale.texts(recent, words).size() == 2);
}

} // namespace seenheard
