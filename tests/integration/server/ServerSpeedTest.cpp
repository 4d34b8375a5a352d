#include "tests/integration/server/CreatedRecord.h"
#include "tests/integration/server/ServerProcess.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <iostream>

using namespace seenheard;

namespace {

constexpr std::size_t records = 10'000;

double secondsSince(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

} // namespace

TEST_CASE("How fast records go out and come in", "[.speed]") {
    const ServerProcess server;
    auto writer = server.enrolled("PC 1 Dale");
    auto reader = server.enrolled("PC 2 Khan");
    std::vector<Bytes> entries;
    std::size_t octets = 0;
    for (std::size_t i = 0; i < records; ++i) {
        entries.push_back(canonicalBytes(writer.write(createdRecord(i), server.form())));
        octets += entries.back().size();
    }

    auto client = *HttpsClient::connect(server.settingsOf(writer));
    const auto pushing = std::chrono::steady_clock::now();
    const auto pushProcessor = server.processorSeconds();
    double checking = 0;
    std::size_t requests = 0;
    for (std::size_t at = 0; at < entries.size(); ++requests) {
        auto request = writer.request(nowMs());
        for (std::size_t bytes = 0; at < entries.size() && bytes + entries[at].size() < limits::pushBytes
             && request.entries.size() < limits::entriesInRequest;
             ++at) {
            bytes += entries[at].size();
            request.entries.push_back(entries[at]);
        }
        const auto answer = client.request("POST", "/v1/exchange", writer.body(request));
        REQUIRE(answer.ok());
        REQUIRE(answer->status == 200);
        const auto began = std::chrono::steady_clock::now();
        const auto response = exchangeResponseFrom(*unpackMessage(answer->body));
        for (const auto& receipt : response->receipts)
            REQUIRE(receipt.state == ReceiptState::Applied);
        REQUIRE(writer.take(*response).ok());
        checking += secondsSince(began);
    }
    const auto pushed = secondsSince(pushing);
    const auto pushedProcessor = server.processorSeconds() - pushProcessor;

    auto pullClient = *HttpsClient::connect(server.settingsOf(reader));
    const auto pulling = std::chrono::steady_clock::now();
    double pullChecking = 0;
    std::size_t pages = 0;
    for (bool more = true; more; ++pages) {
        const auto answer = pullClient.request("POST", "/v1/exchange", reader.body(reader.request(nowMs())));
        REQUIRE(answer->status == 200);
        const auto began = std::chrono::steady_clock::now();
        const auto response = exchangeResponseFrom(*unpackMessage(answer->body));
        REQUIRE(reader.take(*response).ok());
        pullChecking += secondsSince(began);
        more = response->more;
    }
    const auto pulled = secondsSince(pulling);
    const auto pulledProcessor = server.processorSeconds() - pushProcessor - pushedProcessor;
    CHECK(reader.records().size() == records + 1); // and what published the form

    std::cout << "octets an entry: " << octets / records << "\npush: " << pushed << " s in " << requests
              << " requests, of which the client checked for " << checking << " s; "
              << static_cast<double>(records) / (pushed - checking) << " entries/s; server's processor "
              << pushedProcessor << " s\npull: " << pulled << " s in " << pages
              << " pages, of which the client checked for " << pullChecking << " s; "
              << static_cast<double>(records) / (pulled - pullChecking) << " entries/s; server's processor "
              << pulledProcessor << " s\n";
}
