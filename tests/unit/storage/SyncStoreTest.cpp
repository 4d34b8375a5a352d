#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    RecordId record = tablet.random.id<RecordId>();
};

} // namespace

TEST_CASE("An own entry joins the record's state when its leaf comes by the feed") {
    World world;
    world.tablet.save(world.record, 16, "watchful");
    world.server.sequencesAtOnce = false;
    REQUIRE(world.tablet.exchange().ok());
    auto stored = world.tablet.store->records().record(world.record).value();
    CHECK(stored.row.sending == RecordSending{.received = 1, .receiptAtMs = world.server.timeMs});
    CHECK(stored.applied.folded.empty());

    world.server.sequence();
    REQUIRE(world.tablet.exchange().ok());
    stored = world.tablet.store->records().record(world.record).value();
    CHECK(stored.applied.folded.size() == 1);
    CHECK_FALSE(stored.withWaiting);
    CHECK(stored.row.sending == RecordSending{.applied = 1, .receiptAtMs = world.server.timeMs});
    CHECK(world.tablet.shown(world.record, 16) == "watchful");
    CHECK(world.tablet.store->entries().own(1).value().joined);
}

TEST_CASE("A receipt without the leaf leaves the entry waiting in what is shown") {
    World world;
    TabletFixture other(world.server, world.clock, 2);
    for (int i = 0; i < 3; ++i)
        other.save(other.random.id<RecordId>(), 16, "other");
    REQUIRE(other.exchange().ok());
    world.tablet.save(world.record, 16, "watchful");
    world.server.leavesInPage = 1;
    REQUIRE(world.tablet.exchange(1).ok());
    const auto own = world.tablet.store->entries().own(1).value();
    CHECK(own.state == EntryState::Applied);
    CHECK_FALSE(own.joined);
    CHECK(world.tablet.store->records().record(world.record).value().withWaiting);
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.store->entries().own(1).value().joined);
    CHECK_FALSE(world.tablet.store->records().record(world.record).value().withWaiting);
    CHECK(world.tablet.store->records().row(world.record).value().sending.applied == 1);
}

TEST_CASE("Two officers without a network meet on one record and both stay") {
    World world;
    TabletFixture other(world.server, world.clock, 2);
    world.tablet.save(world.record, 16, "some");
    other.save(world.record, 16, "serious");
    other.save(world.record, 17, "heard");
    REQUIRE(world.tablet.exchange().ok());
    REQUIRE(other.exchange().ok());
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.applied(world.record) == other.applied(world.record));
    const auto shown = world.tablet.shown(world.record, 16);
    CHECK(shown.find("some") != std::string::npos);
    CHECK(shown.find("serious") != std::string::npos);
    CHECK(world.tablet.store->records().differing(10).value().size() == 1);
    CHECK(world.tablet.store->records().differences().value() == 1);
}

TEST_CASE("An own entry that waits is shown over what came from others meanwhile") {
    World world;
    TabletFixture other(world.server, world.clock, 2);
    other.save(world.record, 17, "heard");
    REQUIRE(other.exchange().ok());
    REQUIRE(world.tablet.exchange().ok());
    world.tablet.save(world.record, 16, "mine");
    other.save(world.record, 18, "later");
    REQUIRE(other.exchange().ok());
    // Only the answer's leaves reach us; our push is lost.
    const auto position = world.tablet.store->profile().position().value();
    REQUIRE(position.cursor.leaf == 1);
    world.server.sequencesAtOnce = false;
    REQUIRE(world.tablet.exchange(1).ok());
    const auto stored = world.tablet.store->records().record(world.record).value();
    CHECK(stored.applied.folded.size() == 2);
    REQUIRE(stored.withWaiting);
    CHECK(stored.withWaiting->folded.size() == 3);
    CHECK(world.tablet.shown(world.record, 16) == "mine");
    CHECK(world.tablet.shown(world.record, 18) == "later");
}

TEST_CASE("A held entry says why, stays with its author, and joins no record") {
    World world;
    TabletFixture other(world.server, world.clock, 2);
    const auto id = world.tablet.save(world.record, 16, "mine");
    world.server.holds[id] = HoldReason::NotEntitled;
    REQUIRE(world.tablet.exchange().ok());
    REQUIRE(other.exchange().ok());
    const auto own = world.tablet.store->entries().own(1).value();
    CHECK(own.state == EntryState::Held);
    CHECK(own.reason == HoldReason::NotEntitled);
    CHECK(world.tablet.store->entries().counts().value().held == 1);
    CHECK(world.tablet.store->records().row(world.record).value().sending.held == 1);
    CHECK(world.tablet.store->records().row(world.record).value().sending.reason == HoldReason::NotEntitled);
    CHECK(world.tablet.shown(world.record, 16) == "mine");
    CHECK(world.tablet.store->records().record(world.record).value().applied.folded.empty());
    CHECK_FALSE(other.store->records().has(world.record).value());
    CHECK(other.store->entries().entry(world.tablet.store->signer(), 1, id).value().held == HoldReason::NotEntitled);
}

TEST_CASE("A refused entry keeps its words on the tablet and is not sent again") {
    World world;
    const auto id = world.tablet.save(world.record, 16, "mine");
    world.server.refusals[id] = HoldReason::TooLarge;
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.store->entries().own(1).value().state == EntryState::Refused);
    CHECK(world.tablet.shown(world.record, 16) == "mine");
    CHECK(world.tablet.store->sync().outgoing(0, 1000, 10).value().empty());
}

TEST_CASE("Pages of any size give the same bytes") {
    FakeClock clock;
    FakeServer server;
    TabletFixture writer(server, clock, 1);
    TabletFixture second(server, clock, 2);
    std::vector<RecordId> records;
    for (int i = 0; i < 5; ++i)
        records.push_back(writer.random.id<RecordId>());
    for (int i = 0; i < 40; ++i) {
        auto& who = i % 3 == 0 ? second : writer;
        who.save(records[writer.random.below(records.size())], static_cast<FieldNumber>(16 + i % 4), std::to_string(i));
        if (i % 7 == 0)
            REQUIRE(who.exchange().ok());
    }
    REQUIRE(writer.exchange().ok());
    REQUIRE(second.exchange().ok());
    REQUIRE(writer.exchange().ok());
    std::uint8_t number = 10;
    for (const std::size_t page : {1U, 2U, 3U, 7U, 13U, 40U, 1000U}) {
        CAPTURE(page);
        server.leavesInPage = page;
        TabletFixture reader(server, clock, ++number);
        REQUIRE(reader.exchange().ok());
        for (const auto& record : records)
            CHECK(reader.applied(record) == writer.applied(record));
    }
    for (const auto& record : records)
        CHECK(second.applied(record) == writer.applied(record));
}

TEST_CASE("The same answer again changes nothing") {
    World world;
    world.tablet.save(world.record, 16, "one");
    world.tablet.save(world.record, 17, "two");
    SyncSession session(world.tablet.store->sync(),
        {std::string(FakeServer::name), world.server.issuingKey(), world.tablet.store->signer()}, world.tablet.key,
        world.clock);
    const auto request = session.nextRequest();
    REQUIRE(request.ok());
    const auto answer = world.server.answer(**request);
    SyncSession twin(world.tablet.store->sync(),
        {std::string(FakeServer::name), world.server.issuingKey(), world.tablet.store->signer()}, world.tablet.key,
        world.clock);
    REQUIRE(twin.nextRequest().ok());
    REQUIRE(session.take(answer).ok());
    const auto state = world.tablet.applied(world.record);
    const auto row = world.tablet.store->records().row(world.record).value();
    REQUIRE(twin.take(answer).ok());
    CHECK(world.tablet.applied(world.record) == state);
    CHECK(world.tablet.store->records().row(world.record).value().sending == row.sending);
    CHECK(world.tablet.store->entries().newestOwn().value().number == 2);
}

TEST_CASE("An answer that cannot be taken in leaves nothing of itself") {
    World world;
    TabletFixture other(world.server, world.clock, 2);
    other.save(world.record, 16, "other");
    REQUIRE(other.exchange().ok());
    VerifiedAnswer answer;
    SyncSession session(world.tablet.store->sync(),
        {std::string(FakeServer::name), world.server.issuingKey(), world.tablet.store->signer()}, world.tablet.key,
        world.clock);
    REQUIRE(session.nextRequest().ok());
    // A leaf of a signer whose certificate is not there is our own mistake, and must not be half done.
    const auto stored = other.store->entries().ownEntry(1).value();
    auto verified = verifyEntry(entryFrom(stored.entry).value(), other.key.publicKey()).value();
    answer.references.push_back({{"people", 1}, 1, {'[', ']'}});
    answer.leaves.push_back({0, stored.entry, verified, HoldReason::None});
    answer.position.cursor = {1, 1};
    CHECK_FALSE(world.tablet.store->sync().apply(answer).ok());
    CHECK(world.tablet.store->references().versions().value().empty());
    CHECK(world.tablet.store->profile().position().value().cursor.leaf == 0);
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.shown(world.record, 16) == "other");
}

TEST_CASE("An entry of a clone under a number used here too leaves the own one waiting") {
    World world;
    TabletFixture clone(world.server, world.clock, 1);
    const auto mine = world.tablet.save(world.record, 16, "mine");
    const auto theirs = clone.save(world.record, 16, "the clone's");
    REQUIRE(mine != theirs);
    const auto stored = clone.store->entries().ownEntry(1).value();
    const auto verified = verifyEntry(entryFrom(stored.entry).value(), clone.key.publicKey()).value();
    VerifiedAnswer answer;
    answer.leaves.push_back({0, stored.entry, verified, HoldReason::None});
    answer.position.cursor = {0, 1};
    REQUIRE(world.tablet.store->sync().apply(answer).ok());

    const auto outgoing = world.tablet.store->sync().outgoing(0, 10'000, 10).value();
    REQUIRE(outgoing.size() == 1);
    CHECK(outgoing[0].id == mine);
    CHECK(world.tablet.store->entries().own(1).value().id == mine);
    CHECK(world.tablet.store->entries().own(1).value().state == EntryState::Waiting);
}

TEST_CASE("A reference set that cannot be read keeps the one before and stops nothing else") {
    World world;
    const std::string good = R"([{"kind":"person","id":"p1","title":"Robin"}])";
    world.server.references = {{{"people", 1}, 5, copyOf(bytesOf(good))}};
    REQUIRE(world.tablet.exchange().ok());
    world.server.references = {{{"people", 2}, 6, {'{'}}};
    world.tablet.save(world.record, 16, "one");
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.store->references().item({"person", "p1"}).value().title == "Robin");
    CHECK(world.tablet.store->entries().own(1).value().state == EntryState::Applied);
}

TEST_CASE("A tablet with thousands waiting is counted and sent in order") {
    World world;
    for (int i = 0; i < 30; ++i)
        world.tablet.save(world.tablet.random.id<RecordId>(), 16, "words");
    const auto first = world.tablet.store->sync().outgoing(0, 1, 100).value();
    REQUIRE(first.size() == 1);
    CHECK(first[0].number == 1);
    const auto rest = world.tablet.store->sync().outgoing(1, limits::pushBytes, 10).value();
    REQUIRE(rest.size() == 10);
    CHECK(rest[0].number == 2);
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.store->entries().counts().value().waiting == 0);
    CHECK_FALSE(world.tablet.store->entries().oldestUnsettled().value());
}

} // namespace seenheard
