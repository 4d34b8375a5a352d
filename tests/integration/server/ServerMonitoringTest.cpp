#include "tests/integration/server/PlainHttp.h"
#include "tests/integration/server/ServerProcess.h"
#include "tests/unit/server/ParsedMetrics.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <sstream>
#include <thread>

using namespace seenheard;

namespace {

const std::vector<std::string> watched{"--metrics", "127.0.0.1:0"};

} // namespace

TEST_CASE("Metrics are on loopback, in Prometheus' format, and count what happens") {
    const ServerProcess server(watched);
    const auto figures = [&] { return parsedMetrics(bodyOf(plainGet(server.metricsPort(), "/metrics"))); };
    const auto before = figures();
    CHECK(before.at("seenheard_ready{part=\"store\"}") == 1);
    CHECK(before.at("seenheard_ready{part=\"disk\"}") == 1);
    CHECK(before.at("seenheard_ready{part=\"sequencer\"}") == 1);
    CHECK(before.at("seenheard_certificate_days_left{of=\"server\"}") > 1800);
    CHECK(before.at("seenheard_certificate_days_left{of=\"authority\"}") > 3600);
    CHECK(before.at("seenheard_log_standing") == 0);
    CHECK(before.at("seenheard_resident_memory_bytes") > 1'000'000);

    auto tablet = server.enrolled("PC 1 Dale");
    auto client = *HttpsClient::connect(server.settingsOf(tablet));
    (void)exchange(
        client, tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("heard")), server.form())});
    const FormRef unknown{"no_such_form", Hash{}};
    (void)exchange(
        client, tablet, {tablet.write(partWith(recordNumber(2), test_form::words(), Text("held")), unknown)});
    (void)client.request("GET", "/something/a/stranger/made/up");
    // It is counted once the answer is on its way, which may come first.
    const std::string last =
        "seenheard_requests_total{code=\"not_found\",method=\"GET\",path=\"other\",status=\"404\"}";
    auto after = figures();
    for (int i = 0; i < 500 && !after.contains(last); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        after = figures();
    }
    REQUIRE(after.contains(last));
    CHECK(after.at("seenheard_entries_total{outcome=\"applied\"}") == 1);
    CHECK(after.at("seenheard_entries_total{outcome=\"held\"}") == 1);
    CHECK(after.at("seenheard_entries_held") == 1);
    CHECK(after.at("seenheard_log_leaves") == before.at("seenheard_log_leaves") + 2);
    CHECK(after.at("seenheard_requests_total{code=\"\",method=\"POST\",path=\"/v1/exchange\",status=\"200\"}") == 2);
    CHECK(after.at(last) == 1);
    CHECK(after.at("seenheard_request_seconds_count{path=\"/v1/exchange\"}") == 2);
    CHECK(after.at("seenheard_sequencer_turns_total{outcome=\"done\"}") == 2);
    CHECK(after.at("seenheard_connections") == 1);
    CHECK_FALSE(after.contains("seenheard_feed_stopped{feed=\"flags\"}"));
    (void)server.run(
        server.onStore({"feeds", "expect", "flags", "--every", "20", "--by", "A. Clerk", "--reason", "agreed"}));
    after = figures();
    CHECK(after.at("seenheard_feed_stopped{feed=\"flags\"}") == 0);
    CHECK(after.at("seenheard_feed_last_heard_timestamp_seconds{feed=\"flags\"}") > 1'700'000'000);
    CHECK_FALSE(after.contains("seenheard_issuer_keys"));
    // Paths of others are not there.
    CHECK(plainGet(server.metricsPort(), "/v1/authority").starts_with("HTTP/1.1 404"));
}

TEST_CASE("Alive is whoever answers, ready is who could serve") {
    ServerProcess server(watched);
    CHECK(plainGet(server.metricsPort(), "/livez").starts_with("HTTP/1.1 200"));
    const auto ready = plainGet(server.metricsPort(), "/readyz");
    CHECK(ready.starts_with("HTTP/1.1 200"));
    CHECK(nlohmann::json::parse(bodyOf(ready))["status"] == "ready");
    auto client = *HttpsClient::connect(server.settings());
    CHECK(client.request("GET", "/readyz")->status == 200);
    CHECK(client.request("GET", "/livez")->status == 200);
}

TEST_CASE("A server whose disk is nearly full says that it is not ready, and goes on serving") {
    // More than any disk has free.
    const ServerProcess server({"--disk-reserve", "1000000", "--metrics", "127.0.0.1:0"});
    const auto ready = plainGet(server.metricsPort(), "/readyz");
    const auto json = nlohmann::json::parse(bodyOf(ready));
    if (json.at("disk") == "ok")
        SKIP("the store is on another machine's disk");
    CHECK(ready.starts_with("HTTP/1.1 503"));
    CHECK(json["status"] == "not ready");
    CHECK(json["store"] == "ok");
    CHECK(json["disk"] == "storage_full");
    CHECK(plainGet(server.metricsPort(), "/livez").starts_with("HTTP/1.1 200"));
    CHECK(HttpsClient::connect(server.settings())->request("GET", "/v1/authority")->status == 200);
}

TEST_CASE("No word of a record, no name and no code reaches the log, whatever passes through") {
    ServerProcess server({"--metrics", "127.0.0.1:0", "--log-level", "debug"});
    auto tablet = server.enrolled("PC 4417 Canaryofficer");
    auto other = server.enrolled("PC 4418 Canaryother");
    auto client = *HttpsClient::connect(server.settingsOf(tablet));
    const auto say = [&](const std::string& words, const FormRef& form) {
        return tablet.write(partWith(recordNumber(1), test_form::words(), Text(words)), form);
    };
    (void)exchange(client, tablet, {say("canary-applied", server.form())});
    (void)exchange(client, tablet, {say("canary-held", {"canary-form", Hash{}})});
    // Refused: altered after it was signed, and another's.
    auto altered = say("canary-altered", server.form());
    auto request = tablet.request(nowMs());
    request.entries = {canonicalBytes(altered)};
    request.entries.front().back() ^= 1U;
    request.entries.push_back(canonicalBytes(
        other.write(partWith(recordNumber(3), test_form::words(), Text("canary-others")), server.form())));
    CHECK(client.request("POST", "/v1/exchange", tablet.body(request))->status == 200);
    // Not even messages.
    CHECK(client.request("POST", "/v1/exchange", copyOf(bytesOf("canary-octets")))->status == 400);
    CHECK(client.request("GET", "/canary-path?canary-query=1")->status == 404);
    CHECK(client.request("POST", "/v1/picture", packMessage(bytesOf("canary-picture")))->status == 400);
    auto stranger = *HttpsClient::connect(server.settings());
    ScriptedTablet fresh("canary-tablet");
    EnrolmentCode code;
    CHECK(stranger.request("POST", "/v1/enrol", packMessage(canonicalBytes(fresh.enrolmentRequest(code))))->status
        == 404);
    CHECK(stranger.request("CANARY-METHOD", "/healthz")->status == 405);
    (void)plainGet(server.metricsPort(), "/canary-metrics");
    const auto metrics = plainGet(server.metricsPort(), "/metrics");
    CHECK(server.stop() == 0);

    std::istringstream lines(server.log());
    std::size_t requests = 0;
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        const auto json = nlohmann::json::parse(line);
        for (const auto* field : {"time", "level", "component"})
            CHECK(json.contains(field));
        requests += json["component"] == "request" ? 1 : 0;
        // Entries that could not be taken are told of with the request that brought them.
        if (json["component"] == "exchange")
            CHECK(json.contains("request"));
    }
    CHECK(requests >= 11);
    for (const auto& text : {server.log(), metrics}) {
        CHECK(text.find("anary") == std::string::npos);
        CHECK(text.find("ANARY") == std::string::npos);
        CHECK(text.find("Test Force") == std::string::npos);
    }
}
