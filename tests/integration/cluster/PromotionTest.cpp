#include "tests/integration/cluster/FleetOfTablets.h"
#include "tests/integration/cluster/PostgresStandby.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

using namespace seenheard;

namespace {

constexpr std::size_t tablets = 40;
constexpr std::size_t entriesEach = 10;

void awaitAcknowledged(const FleetOfTablets& fleet, std::size_t entries) {
    while (fleet.acknowledged() < entries && !fleet.isDone())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

} // namespace

TEST_CASE("The primary dies under load, its synchronous standby is promoted, and nothing acknowledged is lost") {
    ReplicatedStorePlace* place = nullptr;
    ServerProcess server([&place](const std::filesystem::path& directory) {
        auto made = std::make_unique<ReplicatedStorePlace>(directory);
        place = made.get();
        return made;
    });
    SystemRandom random;
    const auto store = server.place().open(random);
    REQUIRE(store.ok());
    FleetOfTablets fleet({**store, server.settings(), server.authority(), server.form()}, tablets);
    for (std::size_t another = 0; another < 2; ++another)
        fleet.setPort(1 + another, server.startAnother());
    fleet.begin(entriesEach);

    awaitAcknowledged(fleet, tablets * entriesEach / 3);
    (void)fleet.takeLongestGap();
    place->primary.crash();
    place->standby.promote();
    CHECK_FALSE(fleet.isDone());
    const auto wrong = fleet.end();
    INFO(wrong);
    CHECK(wrong.empty());
    fleet.exchangeAll();
    std::cout << "a standby promoted at once, " << fleet.takeLongestGap().count()
              << " ms in which nothing was acknowledged: ";
    checkNothingLostNothingDoubled(**store, fleet);
}
