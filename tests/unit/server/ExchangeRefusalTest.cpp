#include "sync/server/http/Refusal.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("A request whose time is more than five minutes off is refused with the server's time") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    for (const std::int64_t off : {std::int64_t{300'001}, std::int64_t{-300'001}}) {
        const auto response = server.send(tablet, tablet.request(server.clock.now().utcMs + off));
        CHECK(response.status == 409);
        CHECK(errorIn(response).code == clockOffWord);
        CHECK(errorIn(response).serverTimeMs == server.clock.now().utcMs);
    }
    CHECK(server.send(tablet, tablet.request(server.clock.now().utcMs + 300'000)).status == 200);
    CHECK(server.send(tablet, tablet.request(std::numeric_limits<std::int64_t>::min())).status == 409);
    CHECK(server.send(tablet, tablet.request(std::numeric_limits<std::int64_t>::max())).status == 409);
}

TEST_CASE("A request is refused where it is for another server, of another signer, or over another's connection") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    auto other = server.enrolled("PC 2 Khan");
    const auto now = server.clock.now().utcMs;

    auto elsewhere = tablet.request(now);
    elsewhere.serverName = "Another Force";
    CHECK(server.send(tablet, elsewhere).status == 403);
    CHECK(errorIn(server.send(tablet, elsewhere)).code == "wrong_authority");

    CHECK(server.post("/v1/exchange", tablet.body(tablet.request(now)), other.id()).status == 401);
    CHECK(server.post("/v1/exchange", tablet.body(tablet.request(now)), std::nullopt).status == 401);

    const auto signedByOther = server.post("/v1/exchange", other.body(tablet.request(now)), tablet.id());
    CHECK(signedByOther.status == 401);
    CHECK(errorIn(signedByOther).code == "bad_signature");

    ScriptedTablet unknown("never enrolled");
    unknown.take(tablet.enrolment());
    CHECK(server.send(unknown, unknown.request(now)).status == 401);
}

TEST_CASE("Octets that are no exchange request are refused without a trace of them in the answer") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const std::string secret = "what a child said";
    for (const auto& body : {Bytes{}, copyOf(bytesOf(secret)), packMessage(bytesOf(secret)),
             packMessage(canonicalBytes(SignedRequest{copyOf(bytesOf(secret)), {}, {}}))}) {
        const auto response = server.post("/v1/exchange", body, tablet.id());
        CHECK(response.status == 400);
        CHECK(errorIn(response).message.find(secret) == std::string::npos);
    }
    CHECK(server.log.lines().find(secret) == std::string::npos);
}

TEST_CASE("A tablet that knows a history beyond or beside the server's is told so, and nothing is taken from it") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    (void)server.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("one")), server.form)});
    const auto entry = tablet.write(partWith(recordNumber(1), test_form::words(), Text("two")), server.form);

    auto beyond = tablet.request(server.clock.now().utcMs);
    beyond.entries = {canonicalBytes(entry)};
    beyond.treeHead.size = 2;
    auto beside = tablet.request(server.clock.now().utcMs);
    beside.treeHead.root.octets[0] ^= 1U;
    auto cursorBeyond = tablet.request(server.clock.now().utcMs);
    cursorBeyond.cursor.leaf = 2;
    auto otherEpoch = tablet.request(server.clock.now().utcMs);
    otherEpoch.treeHead.epoch = 1;
    for (const auto& request : {beyond, beside, cursorBeyond, otherEpoch}) {
        const auto response = server.send(tablet, request);
        CHECK(response.status == 409);
        CHECK(errorIn(response).code == historyDiffersWord);
    }
    CHECK(server.store().log().head()->ref.size == 1);
    CHECK(server.log.lines().find("another history") != std::string::npos);
}

TEST_CASE("A cursor that cannot be, beside a tree head that is in the log, is refused and stops nobody else") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    auto other = server.enrolled("PC 2 Khan");
    (void)server.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("one")), server.form)});

    auto futureEpoch = tablet.request(server.clock.now().utcMs);
    futureEpoch.cursor = {3, 1};
    auto beyond = tablet.request(server.clock.now().utcMs);
    beyond.cursor.leaf = 99;
    for (const auto& request : {futureEpoch, beyond}) {
        const auto response = server.send(tablet, request);
        CHECK(response.status == 409);
        CHECK(errorIn(response).code == historyDiffersWord);
    }
    CHECK(server.send(other, other.request(server.clock.now().utcMs)).status == 200);
}
