#include "platform/database/Transaction.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::string_view people = R"([
    {"kind":"person","id":"p1","title":"Robin Ashworth","detail":"3 years","address_ref":"a1","tags":["lac"]},
    {"kind":"person","id":"p2","title":"Alex Ashworth","detail":"6 years","address_ref":"a1","people":["p3","p4"]},
    {"kind":"person","id":"p3","title":"Zoë O'Brien","detail":"34 years","subject":{"kind":"address","id":"a2"}},
    {"kind":"incident","id":"i1","title":"Older","order":1},
    {"kind":"incident","id":"i2","title":"Newer","order":2},
    {"title":"no kind and no id"}, 7
])";

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    ReferenceStore& store = tablet.store->references();

    Result<std::size_t> load(std::uint64_t version, std::string_view json) {
        return store.replace({{"people", version}, 1234, copyOf(bytesOf(json))});
    }
    std::vector<std::string> ids(const Result<std::vector<StoredReference>>& found) {
        std::vector<std::string> named;
        const auto items = found.value();
        for (const auto& item : items)
            named.push_back(item.reference.id);
        return named;
    }
};

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("A loaded set answers by id, by kind and by what refers to what") {
    World world;
    CHECK(world.load(1, people).value() == 2);
    const auto robin = world.store.item({"person", "p1"}).value();
    CHECK(robin.title == "Robin Ashworth");
    CHECK(robin.detail == "3 years");
    CHECK(robin.json.find("\"tags\"") != std::string::npos);
    CHECK(world.ids(world.store.list("incident", 10)) == Ids{"i2", "i1"});
    CHECK(world.ids(world.store.list("person", 2)) == Ids{"p2", "p1"});
    CHECK(world.ids(world.store.referring("address_ref", "a1", 10)) == Ids{"p2", "p1"});
    CHECK(world.ids(world.store.referring("people", "p4", 10)) == Ids{"p2"});
    CHECK(world.ids(world.store.referring("subject", "a2", 10)) == Ids{"p3"});
    CHECK(world.store.item({"person", "p9"}).error().code == ErrorCode::NotFound);
    CHECK(world.store.versions().value() == std::vector<ReferenceVersion>{{"people", 1}});
    CHECK(world.store.asAtMs("people").value() == 1234);
    CHECK(world.store.oldestAsAtMs().value() == 1234);
    CHECK_FALSE(world.store.asAtMs("addresses").value());
}

TEST_CASE("Each word typed begins a word of what is found, whatever the accents") {
    World world;
    REQUIRE(world.load(1, people).ok());
    CHECK(world.ids(world.store.find("ash", 10)) == Ids{"p2", "p1"});
    CHECK(world.ids(world.store.find("ash rob", 10)) == Ids{"p1"});
    CHECK(world.ids(world.store.find("zoe o'brien", 10)) == Ids{"p3"});
    CHECK(world.ids(world.store.find("lac", 10)) == Ids{"p1"});
    CHECK(world.ids(world.store.find("nobody", 10)).empty());
    CHECK(world.ids(world.store.find("", 10)).empty());
}

TEST_CASE("A newer set takes the place of the one before, with nothing left of it") {
    World world;
    REQUIRE(world.load(1, people).ok());
    REQUIRE(world.load(2, R"([{"kind":"person","id":"p5","title":"Sam Hartley"}])").ok());
    CHECK(world.ids(world.store.list("person", 10)) == Ids{"p5"});
    CHECK(world.ids(world.store.find("ash", 10)).empty());
    CHECK(world.ids(world.store.referring("address_ref", "a1", 10)).empty());
}

TEST_CASE("What is no array of objects is refused and changes nothing") {
    World world;
    REQUIRE(world.load(1, people).ok());
    for (const std::string& json : {std::string("{"), std::string("{}"), std::string(), std::string("[1,"),
             std::string(100'000, '['), "[" + std::string(40, '[') + std::string(41, ']')}) {
        const auto loaded = world.load(2, json);
        REQUIRE_FALSE(loaded.ok());
        CHECK(loaded.error().code == ErrorCode::Malformed);
    }
    CHECK(world.store.versions().value() == std::vector<ReferenceVersion>{{"people", 1}});
}

} // namespace seenheard
