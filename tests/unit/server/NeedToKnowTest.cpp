#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace seenheard;

// Whatever a tablet asks for, what it gets is what its officer follows.

namespace {

/// A record of one team, and a tablet of another that knows its id.
class TwoTeams : public ServerUnderTest {
public:
    TwoTeams() {
        (void)exchange(author, {author.write(partWith(recordNumber(1), test_form::words(), Text("she hid")), form)});
        own = author.lastOperation();
        (void)exchange(stranger);
    }

    [[nodiscard]] ExchangeRequest asked() { return stranger.request(clock.now().utcMs); }
    /// Nothing of the record is in an answer.
    void checkTellsNothing(const ExchangeResponse& answer) {
        for (const auto& present : answer.records) {
            CHECK(present.state.empty());
            CHECK(present.entries.empty());
            CHECK(present.scopes.empty());
        }
        CHECK(answer.history.empty());
        for (const auto& leaf : answer.leaves)
            CHECK(leaf.entry.empty());
        REQUIRE(stranger.take(answer).ok());
        CHECK_FALSE(stranger.records().contains(recordNumber(1)));
    }

    ScriptedTablet author = enrolled("PC 1 Dale");
    ScriptedTablet stranger = enrolled("PC 9 Frost", Role::Officer, "tablet", "Response 9");
    OperationId own;
};

} // namespace

TEST_CASE("A scope that is not followed is filled with nothing, and not followed by being asked for") {
    TwoTeams server;
    for (const auto& scope : {RecordScope{ScopeKind::Team, "Response 1"},
             officerScope(server.author.certificate().officer), RecordScope{ScopeKind::Child, "person-robin"},
             RecordScope{ScopeKind::MissingChildren, "Bradford"}, RecordScope{ScopeKind::Home, "elm"}}) {
        auto request = server.asked();
        request.fill = ScopeFill{scope, 0, false};
        const auto answer = server.sendWell(server.stranger, request);
        REQUIRE(answer.fill);
        CHECK(answer.fill->done);
        CHECK(answer.records.empty());
        CHECK(std::ranges::find(answer.scopes, scope) == answer.scopes.end());
        server.checkTellsNothing(answer);
    }
}

TEST_CASE("Another team's record, asked for by its id, is answered as if it were not there") {
    TwoTeams server;
    auto request = server.asked();
    request.records = {recordNumber(1), recordNumber(77)};
    const auto answer = server.sendWell(server.stranger, request);
    REQUIRE(answer.records.size() == 2);
    CHECK(answer.records[0].state == answer.records[1].state);
    server.checkTellsNothing(answer);
}

TEST_CASE("Another team's history is not handed out, whatever entries are named") {
    TwoTeams server;
    auto request = server.asked();
    request.history = {HistoryWanted{recordNumber(1), {{server.own.signer, server.own.number, server.own.entry}}}};
    server.checkTellsNothing(server.sendWell(server.stranger, request));
    // Nor by naming them under a record of his own.
    (void)server.exchange(server.stranger,
        {server.stranger.write(partWith(recordNumber(2), test_form::words(), Text("mine")), server.form)});
    request = server.asked();
    request.history = {HistoryWanted{recordNumber(2), {{server.own.signer, server.own.number, server.own.entry}}}};
    for (const auto& entry : server.sendWell(server.stranger, request).history) {
        const auto header = entryFrom(entry.entry).value();
        for (const auto& part : header.parts)
            CHECK_FALSE(part.has_value());
    }
}

TEST_CASE("A scope that is not followed cannot be compared, not even whether anything is in it") {
    TwoTeams server;
    auto request = server.asked();
    request.compare = {
        {RecordScope{ScopeKind::Team, "Response 1"}, {}, {}}, {RecordScope{ScopeKind::Team, "nobody's"}, {}, {}}};
    const auto answer = server.sendWell(server.stranger, request);
    REQUIRE(answer.compared.size() == 2);
    CHECK(answer.compared[0] == answer.compared[1]);
}

TEST_CASE("A cursor set back gives no leaf of another team") {
    TwoTeams server;
    auto request = server.asked();
    request.cursor = {};
    const auto answer = server.sendWell(server.stranger, request);
    for (const auto& leaf : answer.leaves)
        CHECK(leaf.entry.empty());
}

TEST_CASE("Writing on another team's record shows it to nobody who may not see it") {
    TwoTeams server;
    // He knows the id: what he writes there is applied, for two may meet on one incident. It stands in a scope of his
    // from then on, by his own words; that is seen in the log, under his name.
    (void)server.exchange(server.stranger,
        {server.stranger.write(partWith(recordNumber(1), test_form::words(), Text("I was there")), server.form)});
    CHECK(server.store()
              .log()
              .record(recordNumber(1))
              .value()
              .scopes.contains(officerScope(server.stranger.certificate().officer)));
    auto third = server.enrolled("PC 8 Moss", Role::Officer, "tablet", "Response 8");
    (void)server.exchange(third);
    CHECK_FALSE(third.records().contains(recordNumber(1)));
}

TEST_CASE("An administrator is sent no record, not of the team in his code and not what he wrote before") {
    ServerUnderTest server;
    auto dale = server.enrolled("PC 1 Dale");
    (void)server.exchange(
        dale, {dale.write(partWith(recordNumber(1), test_form::words(), Text("she hid")), server.form)});
    auto desk = server.enrolled("Pat Lowe", Role::Administrator);
    const auto answer = server.exchange(desk);
    CHECK(answer.scopes == std::vector{forceScope()});
    CHECK(desk.records().empty());
    auto request = desk.request(server.clock.now().utcMs);
    request.records = {recordNumber(1)};
    CHECK(server.sendWell(desk, request).records.at(0).state.empty());
}
