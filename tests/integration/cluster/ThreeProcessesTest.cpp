#include "tests/integration/cluster/FleetOfTablets.h"
#include "tests/unit/server/PostgresStorePlace.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

using namespace seenheard;

namespace {

constexpr std::size_t tablets = 200;
constexpr std::size_t entriesEach = 3;
/// Of each process, at least, while tablets write.
constexpr std::size_t leastKills = 2;

} // namespace

TEST_CASE(
    "Three processes on one PostgreSQL, killed and restarted under two hundred tablets, lose and double nothing") {
    ServerProcess server(
        [](const std::filesystem::path& directory) { return std::make_unique<PostgresStorePlace>(directory); });
    SystemRandom random;
    const auto store = server.place().open(random);
    REQUIRE(store.ok());
    FleetOfTablets fleet({**store, server.settings(), server.authority(), server.form()}, tablets);
    for (std::size_t another = 0; another < 2; ++another)
        fleet.setPort(1 + another, server.startAnother());
    fleet.begin(entriesEach);

    std::size_t kills = 0;
    std::size_t seen = 0;
    while (!fleet.isDone()) {
        // While all three are at work, not while the last two still wait for the one that was started.
        if (fleet.acknowledged() < seen + tablets / 10) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            continue;
        }
        seen = fleet.acknowledged();
        const auto which = kills++ % 3;
        if (which == 0) {
            server.kill();
            server.start();
            fleet.setPort(0, server.settings().port);
        } else {
            server.killAnother(which - 1);
            fleet.setPort(which, server.restartAnother(which - 1));
        }
    }
    const auto wrong = fleet.end();
    INFO(wrong);
    CHECK(wrong.empty());
    CHECK(kills >= 3 * leastKills);
    fleet.exchangeAll();
    std::cout << "three processes, " << kills << " killed and restarted: ";
    checkNothingLostNothingDoubled(**store, fleet);
}
