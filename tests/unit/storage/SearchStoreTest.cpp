#include "app/storage/SearchStore.h"

#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    SearchStore& search = tablet.store->search();

    RecordId indexed(std::string_view words) {
        const auto record = tablet.random.id<RecordId>();
        tablet.save(record, 16, "x");
        REQUIRE(search.index({{record, std::string(words)}}).ok());
        return record;
    }
};

using Records = std::vector<RecordId>;

} // namespace

TEST_CASE("Records that changed wait to be indexed, and only those") {
    World world;
    const auto record = world.tablet.random.id<RecordId>();
    world.tablet.save(record, 16, "quiet");
    CHECK(world.search.unindexed(10).value() == Records{record});
    REQUIRE(world.search.index({{record, "quiet"}}).ok());
    CHECK(world.search.unindexed(10).value().empty());
    world.tablet.save(record, 17, "loud");
    CHECK(world.search.unindexed(10).value() == Records{record});
}

TEST_CASE("All words must occur, each may be the beginning of one") {
    World world;
    const auto first = world.indexed("Robin was crying behind the sofa");
    const auto second = world.indexed("Alex was quiet");
    CHECK(world.search.find("was", 10).value() == Records{second, first});
    CHECK(world.search.find("cry sof", 10).value() == Records{first});
    CHECK(world.search.find("crying quiet", 10).value().empty());
    CHECK(world.search.find("WAS", 1).value() == Records{second});
    REQUIRE(world.search.index({{first, "nothing of that any more"}}).ok());
    CHECK(world.search.find("crying", 10).value().empty());
}

TEST_CASE("Nothing that is typed is syntax") {
    World world;
    const auto record = world.indexed("mum's boyfriend AND the dog OR not near 100% of it");
    for (const std::string& text : {std::string("\""), std::string("\"\""), std::string("*"), std::string("a*b("),
             std::string("NEAR(a b)"), std::string("words:x"), std::string("-x"), std::string("^the"),
             std::string("'; DROP TABLE records; --"), std::string("\0\"the", 5), std::string("\xff\xfe"),
             std::string("{a b}: c"), std::string("+"), std::string("😀")}) {
        CAPTURE(text);
        CHECK(world.search.find(text, 10).ok());
    }
    CHECK(world.search.find("mum's AND dog", 10).value() == Records{record});
    CHECK(world.search.find("100%", 10).value() == Records{record});
    CHECK(world.search.find(" \t\n", 10).value().empty());
}

} // namespace seenheard
