#include "sync/protocol/Moves.h"
#include "tests/integration/server/ServerProcess.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

Cursor newestIn(const HttpAnswer& answer) {
    REQUIRE(answer.status == 200);
    const auto canonical = unpackMessage(answer.body);
    REQUIRE(canonical.ok());
    return movesFrom(*canonical).value().newest;
}

std::string ask(const Cursor& beyond) {
    return "GET " + movesPath(beyond) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

} // namespace

TEST_CASE("Many tablets wait without a thread each, and all hear at once that the log has moved") {
    const ServerProcess server;
    auto writer = server.enrolled("PC 1 Dale");
    const auto reader = server.enrolled("PC 2 Khan");
    auto writing = *HttpsClient::connect(server.settingsOf(writer));
    (void)exchange(writing, writer);
    const Cursor before{0, writer.treeHead().ref.size};
    // More than the server has threads.
    std::vector<HttpsClient> waiting;
    for (int i = 0; i < 12; ++i) {
        waiting.push_back(*HttpsClient::connect(server.settingsOf(reader)));
        REQUIRE(waiting.back().write(ask(before)));
    }
    (void)exchange(
        writing, writer, {writer.write(partWith(recordNumber(1), test_form::words(), Text("heard")), server.form())});
    for (auto& client : waiting) {
        const auto answer = client.readAnswer();
        REQUIRE(answer.ok());
        CHECK(newestIn(*answer) == Cursor{0, before.leaf + 1});
    }
    // Whoever is behind already is answered at once, over the same connection.
    const auto again = waiting.front().request("GET", movesPath(before));
    REQUIRE(again.ok());
    CHECK(newestIn(*again) == Cursor{0, before.leaf + 1});
}

TEST_CASE("News is for enrolled tablets only, and a server that stops lets go of those who wait") {
    ServerProcess server;
    auto stranger = *HttpsClient::connect(server.settings());
    CHECK(stranger.request("GET", movesPath({0, 0}))->status == 401);
    auto tablet = server.enrolled("PC 1 Dale");
    auto client = *HttpsClient::connect(server.settingsOf(tablet));
    (void)exchange(client, tablet);
    REQUIRE(client.write(ask({0, tablet.treeHead().ref.size})));
    CHECK(server.stop() == 0);
}
