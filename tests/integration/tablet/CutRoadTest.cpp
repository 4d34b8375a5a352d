#include "platform/base/File.h"
#include "tests/integration/tablet/CuttingRoad.h"
#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

TEST_CASE("a network that breaks off at any octet of an exchange costs nothing but the way") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto answers = world.write("answers.json", R"({"bwv": "none"})");
    std::vector<std::string> written{khan.record(answers)};
    khan.json({"exchange"});
    world.killServer();
    auto server = world.startServerCommand({"serve", "--store", world.store().string(), "--listen", "127.0.0.1:0",
        "--port-file", world.file("other-port").string()});
    REQUIRE(server.waitFor("is ready"));
    CuttingRoad road(
        world.port(), std::to_string(std::stoi(std::string(textOf(*readFile(world.file("other-port"), 100))))));

    written.push_back(dale.record(answers));
    dale.json({"exchange"});
    const auto whole = road.most();
    REQUIRE(whole > 1000);
    constexpr std::uint64_t cuts = 12;
    for (std::uint64_t cut = 0; cut < cuts; ++cut) {
        written.push_back(dale.record(answers));
        road.cutAfter(whole * cut / cuts);
        (void)dale.refusal({"exchange"});
        CHECK(dale.json({"status"}).at("waiting") == cut + 1);
    }
    road.cutAfter(UINT64_MAX);
    exchangeAll({&dale, &khan});
    std::sort(written.begin(), written.end());
    CHECK(dale.records() == written);
    CHECK(khan.records() == written);
    CHECK(dale.json({"status"}).at("waiting") == 0);
    const auto leaves = nlohmann::json::parse(world.server({"status", "--json", "--store", world.store().string()}));
    CHECK(leaves.at("leaves") >= written.size());
    CHECK(server.kill().code != 0);
}

} // namespace seenheard
