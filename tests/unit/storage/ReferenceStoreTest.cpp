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

using Ids = std::vector<std::string>;
using Titles = std::map<std::string, std::string>;

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    ReferenceStore& store = tablet.store->references();

    Result<std::size_t> load(std::uint64_t version, std::string_view json) {
        return store.replace({{"people", version}, 1234, copyOf(bytesOf(json))});
    }
    /// People by id, with the sum over all of them.
    Result<std::size_t> load(std::uint64_t version, const Titles& titles) {
        here_ = titles;
        return store.replace({{"people", version}, 1234, arrayOf(titles), digestOf(titles)});
    }
    /// With the sum that what is here comes to after it.
    ReferenceSet difference(std::uint64_t from, std::uint64_t to, const Titles& changed, const Ids& ended) {
        for (const auto& id : ended)
            here_.erase(id);
        for (const auto& [id, title] : changed)
            here_[id] = title;
        return {{"people", to}, 1234, arrayOf(changed), digestOf(here_), from, ended};
    }
    Status change(std::uint64_t from, std::uint64_t to, const Titles& changed, const Ids& ended) {
        return store.change(difference(from, to, changed, ended));
    }
    std::vector<std::string> ids(const Result<std::vector<StoredReference>>& found) {
        std::vector<std::string> named;
        const auto items = found.value();
        for (const auto& item : items)
            named.push_back(item.reference.id);
        return named;
    }

private:
    static std::string itemOf(const std::string& id, const std::string& title) {
        return R"({"id":")" + id + R"(","kind":"person","title":")" + title + "\"}";
    }
    static Bytes arrayOf(const Titles& titles) {
        std::string text = "[";
        for (const auto& [id, title] : titles)
            text += (text.size() > 1 ? "," : "") + itemOf(id, title);
        return copyOf(bytesOf(text + "]"));
    }
    static Hash digestOf(const Titles& titles) {
        ReferenceDigest digest;
        for (const auto& [id, title] : titles)
            digest.add(itemOf(id, title));
        return digest.sum();
    }

    Titles here_;
};

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

TEST_CASE("A difference takes in what is new, changed and ended, and the rest stays") {
    World world;
    REQUIRE(world.load(1, {{"p1", "Robin"}, {"p2", "Alex"}, {"p3", "Zoe"}}).ok());
    REQUIRE(world.change(1, 2, {{"p1", "Robin Ashworth"}, {"p4", "Kit"}}, {"p2", "p9"}).ok());
    CHECK(world.store.versions().value() == std::vector<ReferenceVersion>{{"people", 2}});
    CHECK(world.store.item({"person", "p1"}).value().title == "Robin Ashworth");
    CHECK(world.store.item({"person", "p2"}).error().code == ErrorCode::NotFound);
    CHECK(world.ids(world.store.list("person", 9)) == Ids{"p4", "p1", "p3"});
    CHECK(world.ids(world.store.find("ashworth", 9)) == Ids{"p1"});
    CHECK(world.store.find("alex", 9).value().empty());
}

TEST_CASE("A difference that is for another version, or comes to something else, has the set asked for whole") {
    World world;
    REQUIRE(world.load(1, {{"p1", "Robin"}}).ok());
    const auto asked = std::vector<ReferenceVersion>{{"people", 0}};
    SECTION("for another version") {
        REQUIRE(world.change(7, 8, {{"p1", "Other"}}, {}).ok());
        CHECK(world.store.item({"person", "p1"}).value().title == "Robin");
        CHECK(world.store.versions().value() == asked);
    }
    SECTION("comes to something else") {
        auto set = world.difference(1, 2, {{"p2", "Alex"}}, {});
        set.digest = Hash{};
        REQUIRE(world.store.change(set).ok());
        CHECK(world.store.versions().value() == asked);
    }
    SECTION("of a set that is not here") {
        auto set = world.difference(1, 2, {{"p2", "Alex"}}, {});
        set.version.set = "boats";
        REQUIRE(world.store.change(set).ok());
        CHECK(world.store.item({"person", "p2"}).error().code == ErrorCode::NotFound);
    }
    SECTION("no array") {
        auto set = world.difference(1, 2, {}, {"p1"});
        set.items = {'{'};
        CHECK(world.store.change(set).error().code == ErrorCode::Malformed);
        CHECK(world.store.item({"person", "p1"}).ok());
    }
    REQUIRE(world.load(9, {{"p1", "Robin"}, {"p2", "Alex"}}).ok());
    CHECK(world.ids(world.store.list("person", 9)) == Ids{"p2", "p1"});
}

TEST_CASE("After a hundred differences a set is what it would be whole") {
    SeededRandom random(5);
    World world;
    Titles titles;
    REQUIRE(world.load(1, titles).ok());
    for (std::uint64_t version = 2; version < 102; ++version) {
        Titles changed;
        Ids ended;
        for (std::uint64_t i = random.below(6); i > 0; --i)
            changed["p" + std::to_string(random.below(40))] = "Title " + std::to_string(random.below(5));
        for (std::uint64_t i = random.below(4); i > 0; --i)
            if (const auto id = "p" + std::to_string(random.below(40)); !changed.contains(id))
                ended.push_back(id);
        for (const auto& id : ended)
            titles.erase(id);
        for (const auto& [id, title] : changed)
            titles[id] = title;
        REQUIRE(world.change(version - 1, version, changed, ended).ok());
        REQUIRE(world.store.versions().value() == std::vector<ReferenceVersion>{{"people", version}});
    }
    const auto there = world.store.list("person", 100).value();
    CHECK(there.size() == titles.size());
    for (const auto& item : there)
        CHECK(titles.at(item.reference.id) == item.title);
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
