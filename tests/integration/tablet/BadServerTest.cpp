#include "sync/protocol/Messages.h"
#include "tests/integration/tablet/DisturbingServer.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// Changes an answer as if the server itself had written it so.
DisturbingServer::Disturbance rewriting(const std::function<void(ExchangeResponse&)>& change) {
    return [change](Response& response) {
        const auto message = unpackMessage(response.body);
        auto answer = message ? exchangeResponseFrom(*message) : Result<ExchangeResponse>(message.error());
        if (!answer)
            return;
        change(*answer);
        response.body = packMessage(canonicalBytes(*answer));
    };
}

/// As a failing disk might: one octet of an own entry's signature changes in the store.
void breakSignature(const HeadlessTablet& tablet, std::int64_t number) {
    auto store = tablet.openStore();
    auto select =
        store.prepare("SELECT e.place, e.entry FROM entries e JOIN outbox o ON o.id = e.id WHERE o.number = ?");
    REQUIRE(select.ok());
    REQUIRE(select->bind(0, number).row().value());
    const auto place = select->integer(0);
    auto entry = entryFrom(select->blob(1)).value();
    entry.signature.octets[7] ^= 1U;
    auto update = store.prepare("UPDATE entries SET entry = ? WHERE place = ?");
    REQUIRE(update.ok());
    REQUIRE(update->bind(0, BytesView(canonicalBytes(entry))).bind(1, place).run().ok());
}

struct Disturbed {
    std::string what;
    DisturbingServer::Disturbance disturbance;
};

const std::vector<Disturbed> disturbances{
    {"words instead of a message", [](Response& response) { response.body = copyOf(bytesOf("<html>Welcome</html>")); }},
    {"a message that is no CBOR", [](Response& response) { response.body = packMessage(Bytes(200, 0xFF)); }},
    {"no octets", [](Response& response) { response.body.clear(); }},
    {"half a message", [](Response& response) { response.body.resize(response.body.size() / 2); }},
    {"100 MB", [](Response& response) { response.body.assign(100'000'000, 0); }},
    {"a bomb", [](Response& response) { response.body = packMessage(Bytes(64ULL * 1024 * 1024)); }},
    {"an error of the server's own", [](Response& response) { response.status = 500; }},
    {"a redirection", [](Response& response) { response.status = 302; }},
    {"an entry with a broken signature", rewriting([](ExchangeResponse& answer) {
         for (auto& leaf : answer.leaves) {
             if (!leaf.entry.empty()) // His own do not come back.
                 leaf.entry[leaf.entry.size() / 2] ^= 1U;
         }
     })},
    {"a leaf left out", rewriting([](ExchangeResponse& answer) {
         if (!answer.leaves.empty())
             answer.leaves.erase(answer.leaves.begin());
     })},
    {"a tree head that nobody signed",
        rewriting([](ExchangeResponse& answer) { answer.treeHead.signature.octets[0] ^= 1U; })},
    {"a receipt for what has no leaf", rewriting([](ExchangeResponse& answer) {
         for (auto& receipt : answer.receipts)
             receipt.inclusion.clear(), receipt.leaf += 1;
     })},
};

} // namespace

TEST_CASE("an answer that is not what it should be is refused whole, and everything goes on when it is right") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto answers = world.write("answers.json", R"({"bwv": "none"})");
    const auto theirs = khan.record(answers);
    khan.json({"exchange"});
    const auto mine = dale.record(answers);
    const auto also = dale.record(answers);
    world.killServer();
    const auto before = dale.files();
    for (const auto& disturbed : disturbances) {
        INFO(disturbed.what);
        const DisturbingServer server(world, disturbed.disturbance);
        (void)dale.refusal({"exchange"});
        CHECK(dale.json({"status"}).at("waiting") == 2);
        CHECK(dale.files() == before);
    }
    world.startServer();
    exchangeAll({&dale, &khan});
    std::vector<std::string> expected{theirs, mine, also};
    std::sort(expected.begin(), expected.end());
    CHECK(dale.records() == expected);
    CHECK(khan.records() == expected);
    CHECK(dale.json({"status"}).at("waiting") == 0);
}

TEST_CASE("without a server everything but sending works, and what waits is kept") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto record = dale.record(world.write("answers.json", R"({"bwv": "none"})"));
    world.killServer();
    const auto before = dale.files();
    CHECK(dale.refusal({"exchange"}).find(world.url()) != std::string::npos);
    CHECK(dale.files() == before);
    CHECK(dale.json({"status"}).at("waiting") == 1);
    CHECK(dale.field(record, "bwv").at("heads")[0].at("waiting") == true);
}

TEST_CASE("a server that is not the one of the enrolment gets nothing") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    dale.record(world.write("answers.json", R"({"bwv": "none"})"));
    world.killServer();
    World other;
    other.killServer();
    auto impostor =
        other.startServerCommand({"serve", "--store", other.store().string(), "--listen", "127.0.0.1:" + world.port()});
    REQUIRE(impostor.waitFor("is ready"));
    const auto before = dale.files();
    (void)dale.refusal({"exchange"});
    CHECK(dale.files() == before);
    CHECK(dale.json({"status"}).at("waiting") == 1);
}

TEST_CASE("an entry whose signature is broken is refused by name, and stops no other") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto answers = world.write("answers.json", R"({"bwv": "none"})");
    const auto first = dale.record(answers);
    const auto broken = dale.record(answers);
    const auto third = dale.record(answers);
    breakSignature(dale, 2);

    const auto report = dale.json({"exchange"});
    CHECK(report.at("pushed") == 2);
    CHECK(report.at("refused") == 1);
    exchangeAll({&dale, &khan});
    std::vector<std::string> sound{first, third};
    std::sort(sound.begin(), sound.end());
    CHECK(khan.records() == sound);
    const auto shown = dale.json({"record", "show", broken});
    CHECK(shown.at("sending") == "held");
    CHECK(shown.at("held") == "bad_signature");
    CHECK(dale.json({"status"}).at("missing_numbers") == nlohmann::json::array({2}));
}

} // namespace seenheard
