#include "sync/protocol/Moves.h"
#include "tests/integration/server/HostileCatalogue.h"
#include "tests/integration/server/PlainHttp.h"
#include "tests/integration/server/ServerProcess.h"
#include "tests/unit/server/ParsedMetrics.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <chrono>
#include <thread>

using namespace seenheard;

namespace {

/// Until it is so, or for half a minute.
template<typename Condition>
bool comesTrue(Condition condition) {
    for (int i = 0; i < 1500; ++i) {
        if (condition())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}

std::string retryAfter(const HttpAnswer& answer) {
    const std::string field = "Retry-After: ";
    const auto found = answer.headers.find(field);
    return found == std::string::npos
        ? std::string()
        : answer.headers.substr(found + field.size(), answer.headers.find('\r', found) - found - field.size());
}

HttpsClient connected(const HttpsSettings& settings) {
    auto client = HttpsClient::connect(settings);
    REQUIRE(client.ok());
    return std::move(*client);
}

} // namespace

TEST_CASE("A thousand connections that say nothing, or say it very slowly, keep no tablet out") {
    const ServerProcess server({"--connections", "400", "--metrics", "127.0.0.1:0"});
    auto tablet = server.enrolled("PC 1 Dale");
    auto first = connected(server.settingsOf(tablet));
    REQUIRE(first.request("GET", "/healthz")->status == 200);
    const auto before = server.memoryKiB();
    std::vector<HttpsClient> strangers;
    for (int i = 0; i < 1000; ++i) {
        auto stranger = HttpsClient::connect(server.settings());
        if (!stranger)
            continue;
        if (i % 2 == 0)
            (void)stranger->write("POST /v1/enrol HTTP/1.1\r\nHo");
        strangers.push_back(std::move(*stranger));
    }
    // Strangers gave way to strangers; whoever has a tablet's certificate stays, and another one gets in.
    CHECK(first.request("GET", "/healthz")->status == 200);
    auto second = connected(server.settingsOf(tablet));
    CHECK(second.request("GET", "/healthz")->status == 200);
    (void)exchange(
        second, tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("heard")), server.form())});
    const auto figures = parsedMetrics(bodyOf(plainGet(server.metricsPort(), "/metrics")));
    CHECK(figures.at("seenheard_connections") <= 401);
    CHECK(figures.at("seenheard_connections_total{outcome=\"gave_way\"}") >= 500);
    const auto grown = server.memoryKiB() - before;
    INFO("grown by " << grown << " KiB");
    CHECK(grown < 100 * 1024);
}

TEST_CASE("One address takes no more connections than it may") {
    const ServerProcess server({"--address-connections", "5"});
    std::vector<HttpsClient> open;
    open.reserve(5);
    for (int i = 0; i < 5; ++i)
        open.push_back(connected(server.settings()));
    CHECK_FALSE(HttpsClient::connect(server.settings()).ok());
    open.clear();
    CHECK(comesTrue([&] { return HttpsClient::connect(server.settings()).ok(); }));
}

TEST_CASE("A tablet that asks too often is told when to come back, and others are not") {
    const ServerProcess server({"--tablet-rate", "30", "--address-rate", "40"});
    const auto eager = server.enrolled("PC 1 Dale");
    const auto other = server.enrolled("PC 2 Khan");
    auto client = connected(server.settingsOf(eager));
    int refused = 0;
    for (int i = 0; i < 40; ++i) {
        const auto answer = client.request("GET", "/healthz");
        REQUIRE(answer.ok());
        if (answer->status != 429)
            continue;
        ++refused;
        CHECK(errorAnswerFrom(answer->body)->code == "busy");
        CHECK((retryAfter(*answer) == "1" || retryAfter(*answer) == "2"));
    }
    CHECK(refused > 0);
    CHECK(connected(server.settingsOf(other)).request("GET", "/healthz")->status == 200);
    int strangers = 0;
    auto stranger = connected(server.settings());
    for (int i = 0; i < 60; ++i)
        strangers += stranger.request("GET", "/healthz")->status == 429 ? 1 : 0;
    CHECK(strangers > 0);
}

TEST_CASE("Beyond what can wait for a thread the answer is a quick 503 that says when to come back") {
    const ServerProcess server({"--threads", "1", "--queue", "1", "--metrics", "127.0.0.1:0"});
    auto tablet = server.enrolled("PC 1 Dale");
    auto client = connected(server.settingsOf(tablet));
    (void)exchange(client, tablet);
    const auto body = tablet.body(tablet.request(nowMs()));
    std::atomic<int> busy = 0;
    std::atomic<int> without = 0;
    std::atomic<int> others = 0;
    std::vector<std::jthread> asking;
    asking.reserve(8);
    for (int i = 0; i < 8; ++i) {
        asking.emplace_back([&] {
            auto mine = HttpsClient::connect(server.settingsOf(tablet));
            for (int asked = 0; mine && asked < 300 && busy == 0; ++asked) {
                const auto answer = mine->request("POST", "/v1/exchange", body);
                if (!answer || (answer->status != 200 && answer->status != 503)) {
                    ++others;
                    break;
                }
                busy += answer->status == 503 ? 1 : 0;
                without += answer->status == 503 && retryAfter(*answer) != "5" ? 1 : 0;
            }
        });
    }
    asking.clear();
    CHECK(busy > 0);
    CHECK(without == 0);
    CHECK(others == 0);
    // Who asks later is served.
    CHECK(connected(server.settingsOf(tablet)).request("POST", "/v1/exchange", body)->status == 200);
    CHECK(parsedMetrics(bodyOf(plainGet(server.metricsPort(), "/metrics"))).at("seenheard_refused_total{why=\"busy\"}")
        > 0);
}

TEST_CASE("A bomb of compressed nothing is refused before it is unpacked") {
    const ServerProcess server;
    const auto tablet = server.enrolled("PC 1 Dale");
    auto client = connected(server.settingsOf(tablet));
    const auto bomb = compressedZeros(512ULL * 1024 * 1024);
    REQUIRE(bomb.size() < limits::messageBytes);
    const auto before = server.peakMemoryKiB();
    const auto answer = client.request("POST", "/v1/exchange", bomb);
    REQUIRE(answer.ok());
    CHECK(answer->status == 413);
    CHECK(errorAnswerFrom(answer->body)->code == "too_large");
    CHECK(server.peakMemoryKiB() - before < 64 * 1024);
}

TEST_CASE("Told to stop the server ends what it has begun, answers who waits for news, and is gone in time") {
    ServerProcess server({"--grace", "5", "--metrics", "127.0.0.1:0"});
    auto tablet = server.enrolled("PC 1 Dale");
    auto client = connected(server.settingsOf(tablet));
    (void)exchange(client, tablet);
    auto live = connected(server.settingsOf(tablet));
    REQUIRE(live.write("GET " + movesPath({0, tablet.treeHead().ref.size}) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    REQUIRE(comesTrue([&] {
        return parsedMetrics(bodyOf(plainGet(server.metricsPort(), "/metrics"))).at("seenheard_live_connections") == 1;
    }));
    // Half of a request: the rest comes while the server is stopping.
    const auto body = tablet.body(tablet.request(nowMs()));
    REQUIRE(client.write("POST /v1/exchange HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n"));
    REQUIRE(client.write(textOf(BytesView(body).first(body.size() / 2))));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    int ended = -1;
    std::jthread stopping([&] { ended = server.stop(); });
    const auto news = live.readAnswer();
    REQUIRE(news.ok());
    CHECK(news->status == 200);
    REQUIRE(client.write(textOf(BytesView(body).subspan(body.size() / 2))));
    const auto answer = client.readAnswer();
    REQUIRE(answer.ok());
    CHECK(answer->status == 200);
    stopping.join();
    CHECK(ended == 0);
    CHECK_FALSE(HttpsClient::connect(server.settings()).ok());
}
