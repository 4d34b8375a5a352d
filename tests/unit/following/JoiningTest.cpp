#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {

namespace {

const RegisterKey words = test_form::words();
const RegisterKey child = test_form::child();

Part picked(
    const RecordId& record, const std::string& person, std::vector<OperationId> supersedes, std::uint64_t depth) {
    return {record, {Operation{child, Reference{"person", person}, std::move(supersedes), depth, {}}}};
}

/// A record of a team with some history behind its heads.
void writeRecord(FollowingTablet& officer, const RecordId& record, int rounds) {
    officer.write(record, words, Text("first words"));
    for (int i = 0; i < rounds; ++i)
        officer.write(record, words, Text("words " + std::to_string(i)), {officer.lastOperation()});
    officer.exchange();
}

} // namespace

TEST_CASE("A newly followed scope is filled with its records as they stand, and then with what explains them") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    for (std::uint8_t i = 1; i <= 9; ++i)
        writeRecord(dale, recordNumber(i), i % 3);
    stone.exchange();
    stone.assign(team("Response 1"));
    const auto totals = stone.exchange();
    CHECK(totals.records == 9);
    CHECK(totals.history == 3); // the middle entries; the others hold heads and came with their records
    for (std::uint8_t i = 1; i <= 9; ++i)
        CHECK(stone.agrees(recordNumber(i)));
}

TEST_CASE("A record that joined says that its history is not checked until it has been folded anew") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    const auto record = recordNumber(1);
    writeRecord(dale, record, 3);
    stone.exchange();
    stone.assign(team("Response 1"));
    bool sawUnchecked = false;
    for (int answers = 0; answers < 8; ++answers) {
        stone.exchange(1); // cut after each answer, and taken up by a new session
        if (stone.has(record) && stone.record(record).historyOpen) {
            sawUnchecked = true;
            CHECK(stone.texts(record, words) == std::vector<std::string>{"words 2"});
        }
    }
    stone.exchange();
    CHECK(sawUnchecked);
    CHECK(stone.agrees(record));
}

TEST_CASE("History that comes later by another road stays history") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    const auto record = recordNumber(1);
    writeRecord(dale, record, 2);
    stone.exchange();
    stone.assign(team("Response 1"));
    stone.exchange(2);
    stone.exchange();
    CHECK(stone.texts(record, words) == std::vector<std::string>{"words 1"});
    dale.write(record, words, Text("last"), {dale.lastOperation()});
    dale.exchange();
    stone.exchange();
    CHECK(stone.texts(record, words) == std::vector<std::string>{"last"});
    CHECK(stone.agrees(record));
}

TEST_CASE("A record joins a child's timeline where the child is picked later") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet coordinator(server, "Sgt 5 Moss", "Missing");
    coordinator.assign(childScope("person-robin"));
    coordinator.exchange();
    const auto record = recordNumber(1);
    writeRecord(dale, record, 2);
    coordinator.exchange();
    CHECK_FALSE(coordinator.has(record));
    dale.write({picked(record, "person-robin", {}, 1)});
    dale.exchange();
    const auto totals = coordinator.exchange();
    CHECK(totals.records == 1);
    CHECK(coordinator.agrees(record));
    CHECK(coordinator.traces("words 1") > 0);
}

TEST_CASE("A change of team costs what follows from it and not the history of a district") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet reed(server, "PC 4 Reed", "Early Action");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    const std::string paragraph(600, 'x');
    for (std::uint8_t i = 1; i <= 200; ++i)
        dale.write(recordNumber(i), words, Text(paragraph + std::to_string(i)));
    const auto district = dale.exchange();
    for (std::uint8_t i = 201; i <= 205; ++i)
        reed.write(recordNumber(i), words, Text(paragraph + std::to_string(i)));
    reed.exchange();
    stone.exchange();

    stone.assign(team("Early Action"));
    const auto joined = stone.exchange();
    CHECK(joined.records == 5);
    CHECK(joined.history == 0);
    CHECK(joined.pulled == 0);
    CHECK(stone.store().records().count().value() == 5);
    CHECK(joined.bytesDown * 10 < district.bytesUp + district.bytesDown);

    stone.unassign(team("Early Action"));
    const auto left = stone.exchange();
    CHECK(left.records == 0);
    CHECK(left.bytesDown < 1000);
    CHECK(stone.store().records().count().value() == 0);
}

TEST_CASE("A record that stands otherwise than its entries say is refused with its whole answer") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    const auto record = recordNumber(1);
    writeRecord(dale, record, 2);
    stone.exchange();
    stone.assign(team("Response 1"));
    stone.exchange(1); // names the new scope, which the next request begins to fill

    using Spoil = std::function<void(ExchangeResponse&)>;
    const auto restated = [](const std::function<void(RecordState&)>& change) -> Spoil {
        return [change](ExchangeResponse& answer) {
            auto state = recordStateFrom(answer.records[0].state).value();
            change(state);
            answer.records[0].state = canonicalBytes(state);
        };
    };
    const auto [what, spoil] = GENERATE_COPY(table<std::string, Spoil>({
        {"another value", restated([](RecordState& state) { state.registers.at(words)[0].value = Text("calm"); })},
        {"a head of another register", restated([](RecordState& state) {
             auto head = state.registers.at(words);
             state.registers[test_form::telephone()] = head;
             state.registers.erase(words);
         })},
        {"a reason that nobody gave",
            restated([](RecordState& state) { state.registers.at(words)[0].reason = "Because."; })},
        {"another record", restated([](RecordState& state) { state.id = recordNumber(9); })},
        {"an entry left out", [](ExchangeResponse& answer) { answer.records[0].entries.pop_back(); }},
        {"an entry at another leaf", [](ExchangeResponse& answer) { ++answer.records[0].entries[0].leaf; }},
        {"an entry altered", [](ExchangeResponse& answer) { answer.records[0].entries[0].entry[200] ^= 1U; }},
        {"an inclusion proof altered",
            [](ExchangeResponse& answer) { answer.records[0].entries[0].inclusion[0].octets[3] ^= 1U; }},
        {"a scope that is not followed", [](ExchangeResponse& answer) { answer.records[0].scopes = {9}; }},
        {"another scope filled", [](ExchangeResponse& answer) { answer.fill->scope = childScope("person-robin"); }},
        {"a mark beyond the page",
            [](ExchangeResponse& answer) {
                answer.marks.push_back({answer.cursor.leaf, recordNumber(1), 0, FeedEvent::Left});
            }},
        {"nothing followed", [](ExchangeResponse& answer) { answer.scopes.clear(); }},
    }));
    CAPTURE(what);
    SyncSession session(stone.store().sync(),
        {stone.identity().enrolment().issuing.serverName, stone.identity().enrolment().issuing.issuingKey,
            stone.certificate().signer()},
        stone.identity().key(), server.clock);
    const auto request = session.nextRequest();
    const auto response = server.post((*request)->path, (*request)->body, stone.identity().id());
    auto answer = exchangeResponseFrom(unpackMessage(response.body).value()).value();
    REQUIRE(answer.records.size() == 1);
    spoil(answer);
    const auto taken = session.take({200, packMessage(canonicalBytes(answer))});
    REQUIRE_FALSE(taken.ok());
    CHECK_FALSE(stone.has(record));
    stone.exchange();
    CHECK(stone.agrees(record));
}

TEST_CASE("Taking every answer twice changes nothing") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    for (std::uint8_t i = 1; i <= 5; ++i)
        writeRecord(dale, recordNumber(i), 2);
    stone.exchange();
    stone.assign(team("Response 1"));
    for (int answers = 0; answers < 6; ++answers) {
        const SyncIdentity identity{stone.identity().enrolment().issuing.serverName,
            stone.identity().enrolment().issuing.issuingKey, stone.certificate().signer()};
        SyncSession first(stone.store().sync(), identity, stone.identity().key(), server.clock);
        SyncSession twin(stone.store().sync(), identity, stone.identity().key(), server.clock);
        const auto request = first.nextRequest();
        REQUIRE(twin.nextRequest().ok());
        const auto response = server.post((*request)->path, (*request)->body, stone.identity().id());
        for (auto* session : {&first, &twin}) {
            REQUIRE(session->take({response.status, response.body}).ok());
            REQUIRE(session->settle().ok());
        }
    }
    stone.exchange();
    for (std::uint8_t i = 1; i <= 5; ++i)
        CHECK(stone.agrees(recordNumber(i)));
}

} // namespace seenheard
