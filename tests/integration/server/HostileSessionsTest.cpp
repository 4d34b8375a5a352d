#include "platform/crypto/Hashing.h"
#include "tests/integration/server/HostileCatalogue.h"
#include "tests/integration/server/ServerProcess.h"
#include "tests/support/CampaignOrder.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

using namespace seenheard;

namespace {

/// The connections over which hostile sessions come; opened again where the server has closed them.
class Connections {
public:
    Connections(const ServerProcess& server, const HostileWorld& world)
        : settings_{{Sender::Tablet, server.settingsOf(world.tablet)}, {Sender::Other, server.settingsOf(world.other)},
            {Sender::Nobody, server.settings()}} {}

    HttpAnswer send(const HostileRequest& request) {
        for (int attempt = 0; attempt < 2; ++attempt) {
            auto& client = open_[request.sender];
            if (!client) {
                auto made = HttpsClient::connect(settings_.at(request.sender));
                REQUIRE(made.ok());
                client = std::make_unique<HttpsClient>(std::move(*made));
            }
            // A body of nothing is said to be one, or POST would have none.
            const auto length = request.body.empty() && request.method != "GET" ? "Content-Length: 0\r\n" : "";
            auto answer = client->request(request.method, request.path, request.body, length);
            if (!answer || answer->headers.find("Connection: close") != std::string::npos)
                client.reset();
            if (answer)
                return std::move(*answer);
        }
        FAIL("The server does not answer any more.");
        return {};
    }

private:
    std::map<Sender, HttpsSettings> settings_;
    std::map<Sender, std::unique_ptr<HttpsClient>> open_;
};

/// Everything the server would say of itself, by command, and its log as an export has it.
std::map<std::string, std::string> stateOf(const ServerProcess& server) {
    std::map<std::string, std::string> state;
    for (const std::vector<std::string>& command :
        {std::vector<std::string>{"status", "--json"}, {"signers", "list", "--json"}, {"tablets", "list", "--json"},
            {"holds", "list", "--json"}, {"gaps", "list", "--json"}, {"audit", "list", "--json"}})
        state[command.front()] = server.run(server.onStore(command));
    const auto target = server.file("state.export");
    std::filesystem::remove(target);
    (void)server.run(server.onStore({"export", "--by", "A. Head", "--reason", "to be compared", target}));
    std::ifstream stream(target, std::ios::binary);
    const std::string exported{std::istreambuf_iterator<char>(stream), {}};
    // It begins with the server's name, its root key and the moment of the export, which passes.
    constexpr std::size_t momentOctets = 9;
    const std::string root(textOf(server.authority().root.bytes()));
    const auto behind = exported.find(root) + root.size() + momentOctets;
    state["export"] = sha256(bytesOf(std::string_view(exported).substr(behind))).hex();
    return state;
}

bool isNothing(const ExchangeResponse& response) {
    // Of a record that is not for this reader only that is said.
    const auto isClosed = [](const PresentRecord& record) {
        return record.scopes.empty() && record.state.empty() && record.entries.empty();
    };
    // Of a scope that is not his he hears that he holds too much, whatever there is.
    const auto isEmpty = [](const RangeFound& found) { return found.parts.empty() && found.records.empty(); };
    return std::ranges::all_of(response.records, isClosed) && response.leaves.empty() && response.history.empty()
        && (!response.fill || response.fill->done) && std::ranges::all_of(response.compared, isEmpty);
}

/// Empty where that was the right answer; else what came.
std::string judged(const HttpAnswer& answer, const HostileOutcome& expected) {
    const auto status = "HTTP " + std::to_string(answer.status);
    if (answer.status != 200) {
        const auto error = errorAnswerFrom(answer.body);
        if (!error)
            return status + " without a reason";
        const bool right = answer.status == expected.status && std::ranges::count(expected.codes, error->code) > 0;
        return right ? std::string() : status + " " + error->code;
    }
    if (expected.status != 200)
        return status;
    const auto canonical = unpackMessage(answer.body);
    const auto response = canonical ? exchangeResponseFrom(*canonical) : Result<ExchangeResponse>(canonical.error());
    if (!response)
        return "an answer that cannot be read";
    if (expected.nothingComes)
        return isNothing(*response) ? "" : "an answer that brings something";
    if (response->receipts.size() != 1 || response->receipts.front().state != ReceiptState::Refused)
        return "an entry that was not refused";
    const auto reason = response->receipts.front().reason;
    return std::ranges::count(expected.refused, reason) > 0 ? "" : "refused for " + std::string(wordFor(reason));
}

std::string judged(const HttpAnswer& answer, const HostileCase& hostile) {
    auto wrong = judged(answer, hostile.outcome);
    for (const auto& other : hostile.orElse)
        wrong = wrong.empty() || judged(answer, other).empty() ? std::string() : wrong;
    return wrong;
}

HostileWorld meet(const ServerProcess& server, std::uint64_t seed) {
    HostileWorld world{server.enrolled("PC 1 Dale"), server.enrolled("PC 2 Khan", "officer", "Hidden team"),
        ScriptedTablet("stranger"), server.form(), recordNumber(1), recordNumber(2), {}, {}, nowMs(),
        SeededRandom(seed)};
    auto others = *HttpsClient::connect(server.settingsOf(world.other));
    const auto hidden = world.other.write(partWith(world.hidden, test_form::words(), Text("hidden")), world.form);
    world.hiddenEntry = entryIdOf(hidden.header);
    (void)exchange(others, world.other, {hidden});
    auto own = *HttpsClient::connect(server.settingsOf(world.tablet));
    world.recorded = world.tablet.body(world.request());
    (void)exchange(
        own, world.tablet, {world.tablet.write(partWith(world.own, test_form::words(), Text("own")), world.form)});
    return world;
}

} // namespace

TEST_CASE("Nothing of hostile sessions gets in, each is refused with the right code, and memory stays flat") {
    const auto order = CampaignOrder::fromEnvironment(1500);
    const ServerProcess server({"--tablet-rate", "1000000", "--address-rate", "1000000", "--log-level", "failure"});
    auto world = meet(server, order.seed);
    const auto cases = hostileSessions();
    Connections connections(server, world);
    const auto before = stateOf(server);
    std::size_t wrong = 0;
    std::map<std::string, std::string> wrongs;
    std::size_t memory = 0;
    for (std::size_t session = 0; session < std::max<std::size_t>(order.rounds, cases.size()); ++session) {
        const auto& hostile = cases[session % cases.size()];
        world.nowMs = nowMs();
        const auto found = judged(connections.send(hostile.make(world)), hostile);
        if (!found.empty()) {
            ++wrong;
            wrongs[hostile.name] = found;
        }
        // Once each kind has come, whatever is kept for good is there.
        if (session + 1 == cases.size())
            memory = server.memoryKiB();
    }
    const auto sessions = std::max<std::size_t>(order.rounds, cases.size());
    const auto after = server.memoryKiB();
    std::cout << "G8: " << sessions << " hostile sessions of " << cases.size() << " kinds, " << sessions - wrong
              << " refused with the right code; memory " << memory << " KiB before, " << after << " KiB after\n";
    for (const auto& [name, found] : wrongs)
        FAIL_CHECK(name << ": " << found);
    for (const auto& [what, said] : stateOf(server)) {
        INFO(what);
        CHECK(said == before.at(what));
    }
    CHECK(after < memory + 48 * 1024);
    CHECK(server.peakMemoryKiB() < 256 * 1024);
    // Whoever is no enemy is served as ever.
    auto client = *HttpsClient::connect(server.settingsOf(world.tablet));
    (void)exchange(client, world.tablet,
        {world.tablet.write(partWith(world.own, test_form::words(), Text("afterwards")), world.form)});
}
