#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    DraftStore& drafts = tablet.store->drafts();
};

} // namespace

TEST_CASE("A record has one draft at a time") {
    World world;
    const auto record = world.tablet.random.id<RecordId>();
    const auto first = world.tablet.draft(record);
    REQUIRE(world.drafts.put(first).ok());
    const auto second = world.drafts.put(world.tablet.draft(record));
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == ErrorCode::AlreadyExists);
    CHECK(world.drafts.on(record).value() == first);
}

TEST_CASE("Drafts are listed last changed first") {
    World world;
    std::vector<DraftId> ids;
    for (int i = 0; i < 3; ++i) {
        world.clock.advance(1000);
        const auto draft = world.tablet.draft(world.tablet.random.id<RecordId>());
        REQUIRE(world.drafts.put(draft).ok());
        ids.insert(ids.begin(), draft.id);
    }
    std::vector<DraftId> listed;
    const auto drafts = world.drafts.all().value();
    for (const auto& draft : drafts)
        listed.push_back(draft.id);
    CHECK(listed == ids);
}

TEST_CASE("A draft that is not there says so; removing it is no error") {
    World world;
    const auto id = world.tablet.random.id<DraftId>();
    CHECK(world.drafts.draft(id).error().code == ErrorCode::NotFound);
    CHECK_FALSE(world.drafts.on(world.tablet.random.id<RecordId>()).value());
    CHECK(world.drafts.remove(id).ok());
}

TEST_CASE("A dropped draft is gone") {
    World world;
    const auto saved =
        world.tablet.store->saveDraft(world.tablet.draft(world.tablet.random.id<RecordId>()), world.tablet.key);
    REQUIRE(saved.ok());
    REQUIRE(world.tablet.store->dropDraft(saved->id).ok());
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->drafts().all().value().empty());
}

} // namespace seenheard
