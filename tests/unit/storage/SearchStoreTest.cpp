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

    std::vector<RecordId> find(std::string_view text, std::size_t most) {
        const auto rows = search.find(text, most).value();
        std::vector<RecordId> found;
        for (const auto& row : rows)
            found.push_back(row.id);
        return found;
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
    CHECK(world.find("was", 10) == Records{second, first});
    CHECK(world.find("cry sof", 10) == Records{first});
    CHECK(world.find("crying quiet", 10).empty());
    CHECK(world.find("WAS", 1) == Records{second});
    REQUIRE(world.search.index({{first, "nothing of that any more"}}).ok());
    CHECK(world.find("crying", 10).empty());
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
    CHECK(world.find("mum's AND dog", 10) == Records{record});
    CHECK(world.find("100%", 10) == Records{record});
    CHECK(world.find(" \t\n", 10).empty());
}

} // namespace seenheard
