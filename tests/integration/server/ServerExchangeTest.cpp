#include "tests/integration/server/ServerProcess.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("Two tablets that recorded without a network meet on one record, and a sergeant decides") {
    const ServerProcess server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    auto sergeant = server.enrolled("PS 3 Webb", "supervisor");
    auto daleClient = *HttpsClient::connect(server.settingsOf(dale));
    auto khanClient = *HttpsClient::connect(server.settingsOf(khan));
    auto sergeantClient = *HttpsClient::connect(server.settingsOf(sergeant));
    const auto record = recordNumber(1);
    const auto concern = test_form::concern();

    (void)exchange(daleClient, dale,
        {dale.write(partWith(record, concern, Text("some")), server.form()),
            dale.write(partWith(record, test_form::words(), Text("hers")), server.form())});
    (void)exchange(khanClient, khan, {khan.write(partWith(record, concern, Text("serious")), server.form())});
    const auto khanSaid = khan.lastOperation();
    (void)exchange(daleClient, dale);
    CHECK(dale.records().at(record).registers.at(concern).size() == 2);

    (void)exchange(sergeantClient, sergeant);
    std::vector<OperationId> heads;
    for (const auto& head : sergeant.records().at(record).registers.at(concern))
        heads.push_back(head.id);
    (void)exchange(sergeantClient, sergeant,
        {sergeant.write(partWith(record, concern, Text("serious"), heads, "Khan saw the child later"), server.form())});
    (void)exchange(daleClient, dale);
    (void)exchange(khanClient, khan);
    CHECK(khan.records() == dale.records());
    CHECK(khan.records() == sergeant.records());
    REQUIRE(khan.records().at(record).registers.at(concern).size() == 1);
    CHECK(khan.records().at(record).registers.at(concern).front().id != khanSaid);
}

TEST_CASE("A tablet's request is refused over another tablet's connection") {
    const ServerProcess server;
    const auto dale = server.enrolled("PC 1 Dale");
    const auto khan = server.enrolled("PC 2 Khan");
    auto client = *HttpsClient::connect(server.settingsOf(khan));
    const auto answer = client.request("POST", "/v1/exchange", dale.body(dale.request(nowMs())));
    REQUIRE(answer.ok());
    CHECK(answer->status == 401);
}

TEST_CASE("Forms and reference data published while the server runs reach the next exchange") {
    const ServerProcess server;
    auto tablet = server.enrolled("PC 1 Dale");
    auto client = *HttpsClient::connect(server.settingsOf(tablet));
    CHECK(exchange(client, tablet).references.empty());
    (void)server.run(server.onStore({"reference", "load", SEENHEARD_SOURCE_DIR "/app/demo/reference"}));
    const auto answer = exchange(client, tablet);
    CHECK(answer.references.size() == 11);
    CHECK(answer.forms.size() == 3); // With the one of the server's own acts.
}
