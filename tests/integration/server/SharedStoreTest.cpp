#include "tests/integration/server/ServerProcess.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <mutex>
#include <thread>

using namespace seenheard;

namespace {

constexpr std::size_t processes = 3;
constexpr std::size_t writers = 6;
constexpr std::size_t pullers = 4;
constexpr int entriesEach = 60;

/// A tablet that may talk to any of the processes. Catch2's assertions are for one thread: failures are gathered.
class Peer {
public:
    Peer(ServerProcess& server, const std::string& officer) : tablet(server.enrolled(officer)) {}

    /// Over a new connection to that process; what went wrong, empty where nothing did. Another process may have the
    /// turn for long on a busy machine; then it is asked again, as tablets do.
    std::string exchange(const HttpsSettings& settings, std::uint16_t port, const std::vector<Entry>& entries) {
        std::string wrong;
        for (int attempt = 0; attempt < 20; ++attempt) {
            wrong = attemptAt(settings, port, entries);
            if (wrong != busy)
                break;
        }
        return wrong;
    }

    ScriptedTablet tablet;
    std::vector<std::uint64_t> leaves; ///< As they came.

private:
    static constexpr const char* busy = "busy";

    std::string attemptAt(HttpsSettings settings, std::uint16_t port, const std::vector<Entry>& entries) {
        settings.port = port;
        auto client = HttpsClient::connect(settings);
        if (!client)
            return client.error().message;
        auto request = tablet.request(nowMs());
        for (const auto& entry : entries)
            request.entries.push_back(canonicalBytes(entry));
        request.records.assign(tablet.wanted().begin(), tablet.wanted().end());
        const auto answer = client->request("POST", "/v1/exchange", tablet.body(request));
        if (!answer)
            return answer.error().message;
        if (answer->status != 200) {
            const auto refused = errorAnswerFrom(answer->body);
            return refused->code == wordFor(ErrorCode::Busy) ? busy : refused->message;
        }
        const auto response = exchangeResponseFrom(*unpackMessage(answer->body));
        if (!response)
            return response.error().message;
        for (const auto& leaf : response->leaves)
            leaves.push_back(leaf.leaf);
        if (const auto status = tablet.take(*response); !status)
            return status.error().message;
        return {};
    }
};

/// Many threads' failures.
class Failures {
public:
    void add(const std::string& what) {
        if (what.empty())
            return;
        const std::scoped_lock lock(guard_);
        all_ += what + "\n";
    }
    [[nodiscard]] std::string all() const { return all_; }

private:
    std::mutex guard_;
    std::string all_;
};

} // namespace

TEST_CASE("No puller ever skips a leaf of its feeds, with many writers at several processes on one store") {
    ServerProcess server;
    std::vector<std::uint16_t> ports{server.settings().port};
    while (ports.size() < processes)
        ports.push_back(server.startAnother());
    std::vector<std::unique_ptr<Peer>> writing;
    std::vector<std::unique_ptr<Peer>> pulling;
    for (std::size_t i = 0; i < writers; ++i)
        writing.push_back(std::make_unique<Peer>(server, "PC " + std::to_string(i) + " Dale"));
    for (std::size_t i = 0; i < pullers; ++i)
        pulling.push_back(std::make_unique<Peer>(server, "PC " + std::to_string(i) + " Khan"));

    Failures failures;
    std::atomic<std::size_t> stillWriting = writers;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < writers; ++i) {
            threads.emplace_back([&, i] {
                auto& peer = *writing[i];
                for (int n = 0; n < entriesEach; ++n) {
                    // Some records are written by one, some by all: turns of all processes touch the same rows.
                    const auto record = recordNumber(
                        static_cast<std::uint8_t>(n % 3 == 0 ? 200 + n % 5 : static_cast<int>(i) * 30 + n % 30));
                    const auto part = partWith(record, test_form::words(), Text("entry " + std::to_string(n)));
                    failures.add(peer.exchange(server.settingsOf(peer.tablet),
                        ports[(i + static_cast<std::size_t>(n)) % processes],
                        {peer.tablet.write(part, server.form())}));
                }
                --stillWriting;
            });
        }
        for (std::size_t i = 0; i < pullers; ++i) {
            threads.emplace_back([&, i] {
                auto& peer = *pulling[i];
                const auto settings = server.settingsOf(peer.tablet);
                for (std::size_t n = i; stillWriting > 0; ++n)
                    failures.add(peer.exchange(settings, ports[n % processes], {}));
            });
        }
    }
    REQUIRE(failures.all().empty());

    std::vector<std::uint64_t> expected(1 + writers * entriesEach); // The first is the form's publishing.
    for (std::size_t i = 0; i < expected.size(); ++i)
        expected[i] = i;
    for (auto& peer : pulling) {
        CHECK(peer->exchange(server.settingsOf(peer->tablet), ports[0], {}).empty());
        // All are of one team: whatever was written is in its feed, and came once, in order.
        CHECK(peer->leaves == expected);
        CHECK(peer->tablet.wanted().empty());
        CHECK(peer->tablet.records() == pulling.front()->tablet.records());
    }
    for (auto& peer : writing) {
        CHECK(peer->exchange(server.settingsOf(peer->tablet), ports[1], {}).empty());
        CHECK(peer->tablet.records() == pulling.front()->tablet.records());
    }
}
