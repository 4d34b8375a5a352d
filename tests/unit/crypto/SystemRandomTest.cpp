#include "platform/crypto/SystemRandom.h"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <thread>
#include <vector>

namespace seenheard {

TEST_CASE("A thousand random ids are all different") {
    SystemRandom random;
    std::set<RecordId> ids;
    for (int at = 0; at < 1000; ++at)
        ids.insert(random.id<RecordId>());
    CHECK(ids.size() == 1000);
}

TEST_CASE("Every octet asked for is filled") {
    SystemRandom random;
    std::vector<bool> changed(40, false);
    for (int round = 0; round < 20; ++round) {
        const auto drawn = random.bytes(changed.size());
        for (std::size_t at = 0; at < drawn.size(); ++at)
            changed[at] = changed[at] || drawn[at] != 0;
    }
    CHECK(changed == std::vector<bool>(40, true));
    CHECK(random.bytes(0).empty());
}

TEST_CASE("Threads may make their first use of it at once") {
    std::vector<Bytes> drawn(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : drawn)
            threads.emplace_back([&mine] { mine = SystemRandom().bytes(32); });
    }
    CHECK(std::set<Bytes>(drawn.begin(), drawn.end()).size() == drawn.size());
}

} // namespace seenheard
