#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const RegisterKey words = test_form::words();
const RegisterKey child = test_form::child();
const RecordId record = recordNumber(1);

/// A coordinator who follows one child, and an officer whose record names that child by mistake.
struct MistakenChild {
    ServerUnderTest server;
    FollowingTablet dale{server, "PC 1 Dale", "Response 1"};
    FollowingTablet coordinator{server, "Sgt 5 Moss", "Missing"};

    MistakenChild() {
        coordinator.assign(childScope("person-robin"));
        coordinator.exchange();
        dale.write({{record,
            {Operation{child, Reference{"person", "person-robin"}, {}, 1, {}},
                Operation{words, Text("He hid."), {}, {}, {}}}}});
        mistaken = dale.lastOperation();
        dale.exchange();
        coordinator.exchange();
        REQUIRE(coordinator.has(record));
        REQUIRE(coordinator.store().search().index({{record, "He hid."}}).ok());
    }

    void putRight() {
        dale.write({{record, {Operation{child, Reference{"person", "person-alex"}, {mistaken}, 2, {}}}}});
        dale.exchange();
    }

    OperationId mistaken;
};

} // namespace

TEST_CASE("A record that left the last followed scope is forgotten, words, entries and search") {
    MistakenChild world;
    REQUIRE(world.coordinator.traces("He hid.") == 2);
    world.putRight();
    world.coordinator.exchange();
    CHECK_FALSE(world.coordinator.has(record));
    CHECK(world.coordinator.traces("He hid.") == 0);
    CHECK(world.coordinator.store().search().find("hid", 10).value().empty());
    // The feed that it left gets the marker and nothing more.
    const auto& answer = world.coordinator.answers().back();
    CHECK(answer.leaves.empty());
    CHECK(answer.records.empty());
    REQUIRE(answer.marks.size() == 1);
    CHECK(answer.marks[0].event == FeedEvent::Left);
}

TEST_CASE("A record stays while another followed scope holds it") {
    MistakenChild world;
    world.coordinator.assign(team("Response 1"));
    world.coordinator.exchange();
    world.putRight();
    world.coordinator.exchange();
    CHECK(world.coordinator.agrees(record));
    world.coordinator.unassign(team("Response 1"));
    world.coordinator.exchange();
    CHECK_FALSE(world.coordinator.has(record));
}

TEST_CASE("A record that left and joined again between two exchanges is whole") {
    MistakenChild world;
    world.putRight();
    const auto right = world.dale.lastOperation();
    world.dale.write(record, words, Text("She cried."));
    world.dale.write({{record, {Operation{child, Reference{"person", "person-robin"}, {right}, 3, {}}}}});
    world.dale.exchange();
    world.coordinator.exchange();
    CHECK(world.coordinator.agrees(record));
    CHECK(world.coordinator.texts(record, words) == std::vector<std::string>{"He hid.", "She cried."});
}

TEST_CASE("What was not sent is never forgotten with its record, and arrives") {
    MistakenChild world;
    world.putRight();
    world.coordinator.write(record, words, Text("Known to us."));
    // An answer that brings the marker while the push is lost: the store takes it as if nothing had been sent.
    auto request = world.coordinator.identity().request(world.server.clock.now().utcMs);
    const auto position = world.coordinator.store().sync().position().value();
    request.cursor = position.cursor;
    request.treeHead = position.treeHead.ref;
    const auto answer = world.server.sendWell(world.coordinator.identity(), request);
    VerifiedAnswer taken;
    taken.position = position;
    taken.position.cursor = answer.cursor;
    taken.position.treeHead = answer.treeHead;
    taken.position.frontier = verifyFeedPage(position.frontier, answer).value();
    taken.scopes = answer.scopes;
    taken.marks = answer.marks;
    REQUIRE(world.coordinator.store().sync().apply(taken).ok());

    CHECK(world.coordinator.texts(record, words) == std::vector<std::string>{"Known to us."});
    CHECK(world.coordinator.traces("He hid.") == 0);
    CHECK(world.coordinator.store().entries().counts().value().waiting == 1);

    world.coordinator.exchange();
    CHECK(world.coordinator.store().entries().counts().value().waiting == 0);
    CHECK(world.coordinator.texts(record, words) == std::vector<std::string>{"He hid.", "Known to us."});
    CHECK(world.coordinator.agrees(record));
}

TEST_CASE("An officer's draft outlives the record that left") {
    MistakenChild world;
    Draft draft;
    draft.id = SystemRandom().id<DraftId>();
    draft.record = record;
    draft.form = world.server.form;
    REQUIRE(world.coordinator.store().saveDraft(draft, world.coordinator.identity().key()).ok());
    world.putRight();
    world.coordinator.exchange();
    CHECK_FALSE(world.coordinator.has(record));
    CHECK(world.coordinator.store().drafts().all().value().size() == 1);
}

TEST_CASE("Losing a team forgets its records and keeps what its former member wrote himself") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet khan(server, "PC 2 Khan", "Response 1");
    const auto other = recordNumber(2);
    dale.write(record, words, Text("He hid."));
    khan.write(other, words, Text("She cried."));
    dale.exchange();
    khan.exchange();
    dale.exchange();
    REQUIRE(dale.has(other));
    dale.unassign(team("Response 1"));
    dale.exchange();
    CHECK_FALSE(dale.has(other));
    CHECK(dale.traces("She cried.") == 0);
    CHECK(dale.agrees(record));

    SECTION("and what is followed again comes back") {
        dale.assign(team("Response 1"));
        dale.exchange();
        CHECK(dale.agrees(other));
        CHECK(dale.agrees(record));
    }
}

} // namespace seenheard
