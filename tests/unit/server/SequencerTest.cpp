#include "sync/server/sequencer/Sequencer.h"

#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <thread>

using namespace seenheard;

TEST_CASE("Exchanges at the same time all get their leaves, each once, and one history") {
    ServerUnderTest server;
    constexpr std::size_t tablets = 6;
    constexpr std::uint8_t rounds = 8;
    std::vector<ScriptedTablet> writers;
    for (std::size_t i = 0; i < tablets; ++i)
        writers.push_back(server.enrolled("PC " + std::to_string(i)));

    std::vector<std::vector<Response>> answers(tablets);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < tablets; ++i) {
            threads.emplace_back([&, i] {
                for (std::uint8_t round = 0; round < rounds; ++round) {
                    auto& tablet = writers[i];
                    auto request = tablet.request(server.clock.now().utcMs);
                    for (std::uint8_t entry = 0; entry < 3; ++entry)
                        request.entries.push_back(canonicalBytes(
                            tablet.write(partWith(recordNumber(round), test_form::words(), Text("x")), server.form)));
                    answers[i].push_back(server.send(tablet, request));
                }
            });
        }
    }
    std::set<std::uint64_t> leaves;
    for (const auto& ofTablet : answers) {
        for (const auto& response : ofTablet) {
            REQUIRE(response.status == 200);
            const auto answer = exchangeResponseFrom(*unpackMessage(response.body));
            REQUIRE(answer.ok());
            for (const auto& receipt : answer->receipts) {
                CHECK(receipt.state == ReceiptState::Applied);
                CHECK(receipt.leaf < answer->cursor.leaf); // so that the page proves it
                CHECK(leaves.insert(receipt.leaf).second);
            }
        }
    }
    CHECK(leaves.size() == tablets * rounds * 3);
    CHECK(*leaves.rbegin() == leaves.size() - 1);

    for (auto& tablet : writers)
        (void)server.exchange(tablet);
    for (const auto& tablet : writers)
        CHECK(tablet.records() == writers.front().records());
    const auto stored = server.store().log().record(recordNumber(0));
    REQUIRE(stored.ok());
    CHECK(stored->state == writers.front().records().at(recordNumber(0)));
}
