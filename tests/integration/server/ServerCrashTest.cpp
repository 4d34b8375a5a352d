#include "tests/integration/server/ServerProcess.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <thread>

using namespace seenheard;

namespace {

/// Pushes until the connection breaks; keeps what was acknowledged.
class Pusher {
public:
    Pusher(const ServerProcess& server, ScriptedTablet& tablet) : server_(server), tablet_(tablet) {}

    void push() {
        auto client = HttpsClient::connect(server_.settingsOf(tablet_));
        while (client && step(*client)) {
        }
    }

    [[nodiscard]] const std::vector<Entry>& acknowledged() const { return acknowledged_; }
    /// Signed and sent, but no answer came.
    [[nodiscard]] const std::vector<Entry>& open() const { return open_; }
    [[nodiscard]] std::size_t count() const { return count_; }

private:
    bool step(HttpsClient& client) {
        auto request = tablet_.request(nowMs());
        request.headNumber = 0;
        request.head = {};
        for (int i = 0; i < 5; ++i)
            open_.push_back(tablet_.write(partWith(recordNumber(1), test_form::words(), Text("x")), server_.form()));
        for (const auto& entry : open_)
            request.entries.push_back(canonicalBytes(entry));
        const auto answer = client.request("POST", "/v1/exchange", tablet_.body(request));
        if (!answer || answer->status != 200)
            return false;
        const auto response = exchangeResponseFrom(*unpackMessage(answer->body));
        if (!response || response->receipts.size() != open_.size() || !tablet_.take(*response))
            return false;
        acknowledged_.insert(acknowledged_.end(), open_.begin(), open_.end());
        open_.clear();
        count_ = acknowledged_.size();
        return true;
    }

    const ServerProcess& server_;
    ScriptedTablet& tablet_;
    std::vector<Entry> open_;
    std::vector<Entry> acknowledged_;
    std::atomic<std::size_t> count_ = 0;
};

} // namespace

TEST_CASE("Whatever was acknowledged is there after kill -9, and the exchange goes on where it was") {
    ServerProcess server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    for (int round = 0; round < 3; ++round) {
        Pusher first(server, dale);
        Pusher second(server, khan);
        {
            const std::jthread one([&first] { first.push(); });
            const std::jthread two([&second] { second.push(); });
            while (first.count() < 20 || second.count() < 20)
                std::this_thread::yield();
            server.kill();
        }
        server.start();
        for (auto* pusher : {&first, &second}) {
            auto& tablet = pusher == &first ? dale : khan;
            auto client = *HttpsClient::connect(server.settingsOf(tablet));
            auto request = tablet.request(nowMs());
            for (const auto& entry : pusher->acknowledged())
                request.awaiting.push_back(entryIdOf(entry.header));
            const auto answer = client.request("POST", "/v1/exchange", tablet.body(request));
            REQUIRE(answer.ok());
            REQUIRE(answer->status == 200);
            const auto response = exchangeResponseFrom(*unpackMessage(answer->body));
            REQUIRE(response.ok());
            for (const auto& receipt : response->receipts) {
                CHECK(receipt.state == ReceiptState::Applied);
                CHECK(verifyReceipt(receipt, response->treeHead.ref).ok());
            }
            const auto resent = exchange(client, tablet, pusher->open());
            for (const auto& receipt : resent.receipts)
                CHECK(receipt.state == ReceiptState::Applied);
            CHECK(resent.missingNumbers.empty());
        }
    }
    CHECK(server.stop() == 0);
}
