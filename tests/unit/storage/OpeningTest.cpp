#include "platform/base/File.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace seenheard {

namespace {

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    RecordId record = tablet.random.id<RecordId>();

    /// A copy of the store as it lies on the disk now.
    void keepCopy() {
        tablet.close();
        std::filesystem::copy_file(
            tablet.profile.store(), tablet.directory / "copy", std::filesystem::copy_options::overwrite_existing);
        REQUIRE(tablet.open().ok());
    }
    void putCopyBack() {
        tablet.close();
        for (const auto* suffix : {"-wal", "-shm"})
            std::filesystem::remove(tablet.profile.store().string() + suffix);
        std::filesystem::copy_file(
            tablet.directory / "copy", tablet.profile.store(), std::filesystem::copy_options::overwrite_existing);
    }
};

} // namespace

TEST_CASE("An older store put back is found by the box, said, and the chain goes on from the box's head") {
    World world;
    world.tablet.save(world.record, 16, "one");
    world.keepCopy();
    world.tablet.save(world.record, 17, "two");
    const auto third = world.tablet.save(world.record, 18, "three");
    world.putCopyBack();

    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().lost == 2);
    CHECK(world.tablet.store->chainHead() == ChainHead{3, third});
    CHECK(world.tablet.shown(world.record, 17).empty());
    world.tablet.save(world.record, 19, "four");
    CHECK(world.tablet.store->entries().own(4).ok());
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().lost == 0);
}

TEST_CASE("After a rollback what was sent comes back by the feed") {
    World world;
    world.tablet.save(world.record, 16, "one");
    world.keepCopy();
    world.tablet.save(world.record, 17, "two");
    REQUIRE(world.tablet.exchange().ok());
    const auto before = world.tablet.applied(world.record);
    world.putCopyBack();

    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().lost == 1);
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.applied(world.record) == before);
    CHECK(world.tablet.shown(world.record, 17) == "two");
    CHECK(world.tablet.store->entries().own(2).value().state == EntryState::Applied);
    CHECK(world.tablet.store->entries().own(1).value().state == EntryState::Applied);
}

TEST_CASE("After a rollback an entry that the server holds comes back as held") {
    World world;
    world.keepCopy();
    const auto id = world.tablet.save(world.record, 16, "one");
    world.server.holds[id] = HoldReason::NotEntitled;
    REQUIRE(world.tablet.exchange().ok());
    world.putCopyBack();
    REQUIRE(world.tablet.open().ok());
    REQUIRE(world.tablet.exchange().ok());
    const auto own = world.tablet.store->entries().own(1).value();
    CHECK(own.state == EntryState::Held);
    CHECK(own.reason == HoldReason::NotEntitled);
    CHECK(world.tablet.store->entries().counts().value().held == 1);
}

TEST_CASE("When store and box are both of yesterday the next exchange raises the head") {
    World world;
    world.tablet.save(world.record, 16, "one");
    world.keepCopy();
    world.tablet.close();
    std::filesystem::copy(
        world.tablet.profile.box(), world.tablet.directory / "box", std::filesystem::copy_options::recursive);
    REQUIRE(world.tablet.open().ok());
    const auto second = world.tablet.save(world.record, 17, "two");
    REQUIRE(world.tablet.exchange().ok());
    world.putCopyBack();
    std::filesystem::remove_all(world.tablet.profile.box());
    std::filesystem::copy(
        world.tablet.directory / "box", world.tablet.profile.box(), std::filesystem::copy_options::recursive);

    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().lost == 0);
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.store->chainHead() == ChainHead{2, second});
    world.tablet.save(world.record, 18, "three");
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.store->entries().own(3).value().state == EntryState::Applied);
}

TEST_CASE("After a rollback new entries name the tree head of the last exchange") {
    World world;
    world.tablet.save(world.record, 16, "one");
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.store->opening().outsideHead == OutsideHeadFound::Kept);
    world.keepCopy();
    world.tablet.save(world.record, 17, "two");
    REQUIRE(world.tablet.exchange().ok());
    world.putCopyBack();

    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().outsideHead == OutsideHeadFound::Ahead);
    CHECK(world.tablet.store->nextHeader().value().treeHeadSeen == world.server.treeHead().ref);
    const auto position = world.tablet.store->sync().position().value();
    CHECK(position.treeHead == world.server.treeHead());
    CHECK(position.cursor.leaf == 1);
    CHECK(position.frontier.size == 1);
    REQUIRE(world.tablet.exchange().ok());
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().outsideHead == OutsideHeadFound::Kept);
}

TEST_CASE("After a rollback a server that went back with the store is refused") {
    World world;
    world.tablet.save(world.record, 16, "one");
    REQUIRE(world.tablet.exchange().ok());
    world.keepCopy();
    const auto before = world.server.treeHead();
    world.tablet.save(world.record, 17, "two");
    REQUIRE(world.tablet.exchange().ok());
    world.putCopyBack();
    REQUIRE(world.tablet.open().ok());

    world.server.spoil = [&](ExchangeResponse& response) {
        response.treeHead = before;
        response.leaves.clear();
        response.cursor.leaf = before.ref.size;
        response.consistency.clear();
        response.pageConsistency.clear();
        response.more = false;
    };
    const auto refused = world.tablet.exchange();
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::BadSignature);
    CHECK_THAT(refused.error().message, Catch::Matchers::ContainsSubstring("fewer than the 2 that were seen before"));
}

TEST_CASE("A tree head outside the store that is missing or damaged is said, and written anew by the next exchange") {
    World world;
    world.tablet.save(world.record, 16, "one");
    REQUIRE(world.tablet.exchange().ok());
    world.tablet.close();
    const auto file = world.tablet.profile.treeHead();
    const auto whole = readFile(file, 4096).value();
    auto expected = OutsideHeadFound::Damaged;
    SECTION("missing") {
        std::filesystem::remove(file);
        expected = OutsideHeadFound::Missing;
    }
    SECTION("torn") {
        REQUIRE(writeFileDurably(file, BytesView(whole).first(whole.size() / 2)).ok());
    }
    SECTION("of another signer") {
        auto head = treeHeadFrom(whole).value();
        head.ref.size = 900;
        sign(head, world.tablet.key);
        REQUIRE(writeFileDurably(file, canonicalBytes(head)).ok());
    }
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().outsideHead == expected);
    CHECK(world.tablet.store->nextHeader().value().treeHeadSeen == world.server.treeHead().ref);
    REQUIRE(world.tablet.exchange().ok());
    CHECK(readFile(file, 4096).value() == canonicalBytes(world.server.treeHead()));
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().outsideHead == OutsideHeadFound::Kept);
}

TEST_CASE("A box whose last record a crash tore is brought up to the store in silence") {
    World world;
    world.tablet.save(world.record, 16, "one");
    world.tablet.save(world.record, 17, "two");
    world.tablet.close();
    const auto segment = boxSegmentPath(world.tablet.profile.box(), 1);
    std::filesystem::resize_file(segment, std::filesystem::file_size(segment) - 5);
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().appended == 1);
    CHECK(world.tablet.store->opening().lost == 0);
    CHECK(world.tablet.store->opening().box.tornBytes > 0);
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().appended == 0);
}

TEST_CASE("A box that was taken away gets what the server does not have") {
    World world;
    world.tablet.save(world.record, 16, "one");
    REQUIRE(world.tablet.exchange().ok());
    world.tablet.save(world.record, 17, "two");
    world.tablet.save(world.record, 18, "three");
    world.tablet.close();
    std::filesystem::remove_all(world.tablet.profile.box());
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().appended == 2);
}

TEST_CASE("A store and a box that name two entries of one number say so") {
    World world;
    world.keepCopy();
    world.tablet.save(world.record, 16, "one");
    world.putCopyBack();
    std::filesystem::rename(world.tablet.profile.box(), world.tablet.directory / "box");
    REQUIRE(world.tablet.open().ok());
    world.tablet.save(world.record, 16, "another one");
    world.tablet.close();
    std::filesystem::remove_all(world.tablet.profile.box());
    std::filesystem::rename(world.tablet.directory / "box", world.tablet.profile.box());
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().forked);
}

TEST_CASE("A profile that is open is refused to a second program") {
    World world;
    const auto second = TabletStore::open(
        world.tablet.profile, world.tablet.databaseKey, {world.tablet.summariser, world.tablet.random, world.clock});
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == ErrorCode::Busy);
}

TEST_CASE("A store is not made over another, and not opened where there is none") {
    World world;
    world.tablet.close();
    const auto again = TabletStore::create(world.tablet.profile, world.tablet.databaseKey, world.tablet.enrolled);
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().code == ErrorCode::AlreadyExists);
    const auto nowhere = TabletStore::open({world.tablet.directory / "nowhere"}, world.tablet.databaseKey,
        {world.tablet.summariser, world.tablet.random, world.clock});
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().code == ErrorCode::NotFound);
}

TEST_CASE("Another key does not open the store") {
    World world;
    world.tablet.close();
    const auto opened = TabletStore::open(
        world.tablet.profile, Bytes(32, 9), {world.tablet.summariser, world.tablet.random, world.clock});
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == ErrorCode::NotOurs);
}

TEST_CASE("Sweeping takes segments of which every entry has its second receipt") {
    World world;
    world.tablet.save(world.record, 16, "one");
    REQUIRE(world.tablet.open().ok());
    world.tablet.save(world.record, 17, "two");
    REQUIRE(world.tablet.store->sweep().ok());
    CHECK(boxSegmentsIn(world.tablet.profile.box()).value().size() == 2);
    REQUIRE(world.tablet.exchange().ok());
    REQUIRE(world.tablet.store->sweep().ok());
    CHECK(boxSegmentsIn(world.tablet.profile.box()).value().size() == 1);
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->opening().lost == 0);
    CHECK(world.tablet.store->chainHead().number == 2);
}

} // namespace seenheard
