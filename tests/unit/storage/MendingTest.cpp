#include "platform/base/File.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

namespace fs = std::filesystem;

/// A tablet with words that are sent and words that are not, whose store is to be put right.
struct ToBeMended {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    RecordId sent = tablet.random.id<RecordId>();
    RecordId unsent = tablet.random.id<RecordId>();

    ToBeMended() {
        tablet.save(sent, 17, "sent words");
        REQUIRE(tablet.exchange().ok());
        tablet.save(unsent, 18, "words still here");
        REQUIRE(tablet.store->askForMending().ok());
    }
    void checkWhole() {
        CHECK(tablet.shown(sent, 17) == "sent words");
        CHECK(tablet.shown(unsent, 18) == "words still here");
        CHECK(tablet.store->entries().counts()->waiting == 1);
        CHECK_FALSE(tablet.store->isToBeMended());
        SweepPlace place;
        while (place.stage != SweepPlace::Stage::Done)
            CHECK(tablet.store->sweepFrom(place, 10)->empty());
    }
};

} // namespace

TEST_CASE("T7: a store that is put right has all that it had, drafts too") {
    ToBeMended world;
    const auto draft = world.tablet.store->saveDraft(world.tablet.draft(world.sent), world.tablet.key);
    REQUIRE(draft.ok());
    REQUIRE(world.tablet.open().ok());
    REQUIRE(world.tablet.store->opening().mended);
    CHECK(world.tablet.store->opening().mended->recordsKept == 2);
    CHECK(world.tablet.store->opening().lost == 0);
    world.checkWhole();
    CHECK(world.tablet.store->drafts().draft(draft->id).value() == *draft);
    REQUIRE(world.tablet.open().ok());
    CHECK_FALSE(world.tablet.store->opening().mended);
}

TEST_CASE("T7: a crash while a store is put right leaves the old one or the new one") {
    ToBeMended world;
    world.tablet.close();
    const auto store = world.tablet.profile.store();
    SECTION("half a new file") {
        REQUIRE(writeFileDurably(store.string() + ".mending", Bytes(5000, 7)).ok());
    }
    SECTION("the new file is whole and has not taken its place") {
        const auto kept = world.tablet.directory / "kept";
        fs::copy(world.tablet.profile.root, kept, fs::copy_options::recursive);
        REQUIRE(world.tablet.open().ok());
        world.tablet.close();
        const auto mended = readFile(store, 1ULL << 30U).value();
        fs::remove_all(world.tablet.profile.root);
        fs::rename(kept, world.tablet.profile.root);
        REQUIRE(writeFileDurably(world.tablet.profile.mendedStore(), mended).ok());
        SECTION("with the old one still there") {}
        SECTION("with the old one set aside") {
            fs::remove(store);
        }
    }
    REQUIRE(world.tablet.open().ok());
    world.checkWhole();
    CHECK_FALSE(fs::exists(world.tablet.profile.mendedStore()));
    CHECK_FALSE(fs::exists(store.string() + ".mending"));
}

} // namespace seenheard
