#include "sync/engine/SyncSession.h"

#include "platform/crypto/Hashing.h"
#include "tests/unit/engine/FakeServer.h"
#include "tests/unit/engine/MemoryStoreFake.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct World {
    FakeClock clock;
    FakeServer server;
    FakeAuthor author{server, 1};
    FakeAuthor other{server, 2};
    MemoryStoreFake store;
    MemoryStoreFake otherStore;
    SeededRandom random{7};

    static SyncIdentity identityOf(FakeServer& server, FakeAuthor& author) {
        return {std::string(FakeServer::name), server.issuingKey(), author.certificate.signer()};
    }
    SyncSession session() { return {store, identityOf(server, author), author.key, clock}; }
    SyncSession otherSession() { return {otherStore, identityOf(server, other), other.key, clock}; }

    Status run(SyncSession& session) {
        for (;;) {
            const auto request = session.nextRequest();
            if (!request)
                return request.error();
            if (!*request)
                return success();
            if (auto taken = session.take(server.answer(**request)); !taken)
                return taken;
        }
    }
    Status exchange() {
        auto one = session();
        return run(one);
    }
    void save(int entries) {
        for (int i = 0; i < entries; ++i)
            store.save(author.write(random.id<RecordId>(), 16, "quiet"));
    }
    /// That many entries of the other officer in the server's log.
    void othersWrite(int entries) {
        for (int i = 0; i < entries; ++i)
            otherStore.save(other.write(random.id<RecordId>(), 16, "loud"));
        auto one = otherSession();
        REQUIRE(run(one).ok());
    }
};

ExchangeRequest requestIn(const HttpRequest& http) {
    const auto canonical = unpackMessage(http.body).value();
    const auto request = signedRequestFrom(canonical).value();
    return exchangeRequestFrom(request.request).value();
}

} // namespace

TEST_CASE("An exchange with nothing to say takes one round trip") {
    World world;
    auto session = world.session();
    REQUIRE(world.run(session).ok());
    CHECK(session.totals().roundTrips == 1);
    CHECK(session.totals().pulled == 0);
}

TEST_CASE("What was saved is pushed, receipted and comes back by the feed") {
    World world;
    world.save(3);
    auto session = world.session();
    REQUIRE(world.run(session).ok());
    CHECK(session.totals().pushed == 3);
    CHECK(session.totals().applied == 3);
    CHECK(session.totals().pulled == 3);
    for (std::uint64_t number = 1; number <= 3; ++number)
        CHECK(world.store.stateOf(number) == ReceiptState::Applied);
    CHECK(world.store.at.cursor.leaf == 3);
    CHECK(world.store.at.treeHead.ref == world.server.treeHead().ref);
}

TEST_CASE("What others wrote is pulled page by page until all is here") {
    World world;
    world.othersWrite(25);
    world.server.leavesInPage = 4;
    auto session = world.session();
    REQUIRE(world.run(session).ok());
    CHECK(session.totals().pulled == 25);
    CHECK(session.totals().roundTrips == 7);
    REQUIRE(world.store.leaves.size() == 25);
    for (std::uint64_t leaf = 0; leaf < 25; ++leaf)
        CHECK(world.store.leaves[leaf].leaf == leaf);
    CHECK(world.store.certificates.contains(world.other.certificate.signer()));
}

TEST_CASE("A request never carries more than the agreed bytes, and all goes in the end") {
    World world;
    for (int i = 0; i < 40; ++i)
        world.store.save(world.author.write(world.random.id<RecordId>(), 16, std::string(20'000, 'x')));
    auto session = world.session();
    REQUIRE(world.run(session).ok());
    CHECK(session.totals().pushed == 40);
    CHECK(world.server.seen.size() > 2);
    for (const auto& request : world.server.seen) {
        std::size_t bytes = 0;
        for (const auto& entry : request.entries)
            bytes += entry.size();
        CHECK(bytes <= limits::pushBytes);
    }
}

TEST_CASE("Messages begin small, grow while the road is quick, and are small again when it is not") {
    World world;
    for (int i = 0; i < 160; ++i)
        world.store.save(world.author.write(world.random.id<RecordId>(), 16, std::string(20'000, 'x')));
    auto session = world.session();
    std::vector<std::size_t> sent;
    for (int message = 0; message < 4; ++message) {
        const auto request = session.nextRequest().value();
        const auto response = world.server.answer(*request);
        sent.push_back(world.server.seen.back().entries.size());
        world.clock.advance(message == 1 ? 5000 : 100);
        REQUIRE(session.take(response).ok());
    }
    CHECK(sent == std::vector<std::size_t>{12, 25, 12, 25});
}

TEST_CASE("One entry that is refused or held stops none of the others") {
    World world;
    world.save(3);
    world.server.refusals[world.store.own.at(1).id] = HoldReason::Malformed;
    world.server.holds[world.store.own.at(2).id] = HoldReason::NotEntitled;
    auto session = world.session();
    REQUIRE(world.run(session).ok());
    CHECK(world.store.stateOf(1) == ReceiptState::Refused);
    CHECK(world.store.stateOf(2) == ReceiptState::Held);
    CHECK(world.store.own.at(2).receipt->reason == HoldReason::NotEntitled);
    CHECK(world.store.stateOf(3) == ReceiptState::Applied);
    CHECK(session.totals().refused == 1);
    CHECK(session.totals().held == 1);
}

TEST_CASE("An entry that was received is asked about until its second receipt comes") {
    World world;
    world.save(2);
    world.server.sequencesAtOnce = false;
    REQUIRE(world.exchange().ok());
    CHECK(world.store.stateOf(1) == ReceiptState::Received);
    world.server.sequence();
    REQUIRE(world.exchange().ok());
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
    CHECK(world.store.stateOf(2) == ReceiptState::Applied);
    CHECK(world.server.leaves() == 2);
}

TEST_CASE("An entry that the server has lost before its leaf is sent again in the same session") {
    World world;
    world.save(2);
    world.server.sequencesAtOnce = false;
    REQUIRE(world.exchange().ok());
    world.server.forget(world.store.own.at(1).id);
    world.server.sequencesAtOnce = true;
    REQUIRE(world.exchange().ok());
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
    CHECK(world.store.stateOf(2) == ReceiptState::Applied);
}

TEST_CASE("What the server has lost is sent again in the same session, also where something else went meanwhile") {
    World world;
    world.server.sequencesAtOnce = false;
    world.save(1);
    REQUIRE(world.exchange().ok());
    world.server.forget(world.store.own.at(1).id);
    world.server.sequencesAtOnce = true;
    world.save(1); // Goes in the request whose answer says that the first one is not known.
    REQUIRE(world.exchange().ok());
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
    CHECK(world.store.stateOf(2) == ReceiptState::Applied);
}

TEST_CASE("An answer that was lost costs one message: the next session goes on and nothing is there twice") {
    World world;
    world.save(5);
    auto cut = world.session();
    const auto request = cut.nextRequest();
    REQUIRE(request.ok());
    const auto lost = world.server.answer(**request);
    REQUIRE(lost.status == 200);
    REQUIRE(world.exchange().ok());
    CHECK(world.server.leaves() == 5);
    CHECK(world.store.leaves.size() == 5);
}

TEST_CASE("A wrong clock is corrected from the server's answer and asked again once") {
    World world;
    world.clock.jumpTo(0);
    world.save(1);
    auto session = world.session();
    REQUIRE(world.run(session).ok());
    CHECK(session.totals().roundTrips == 2);
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
    CHECK(world.store.at.clockOffsetMs == world.server.timeMs);
    SECTION("and the next session knows") {
        auto next = world.session();
        REQUIRE(world.run(next).ok());
        CHECK(next.totals().roundTrips == 1);
    }
}

TEST_CASE("A server that never likes the time is believed the second time") {
    World world;
    auto session = world.session();
    const HttpResponse off{409, canonicalBytes(ErrorAnswer{"clock_off", "Correct the estimate.", 1'800'000'000'000})};
    REQUIRE(session.nextRequest().ok());
    REQUIRE(session.take(off).ok());
    REQUIRE(session.nextRequest().ok());
    const auto second = session.take(off);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == ErrorCode::ServerRefused);
}

TEST_CASE("Forms and reference sets come once") {
    World world;
    const Bytes definition{'{', '}'};
    world.server.forms.push_back({sha256(definition), definition});
    world.server.references.push_back({{"people", 3}, 1, {'[', ']'}});
    REQUIRE(world.exchange().ok());
    REQUIRE(world.exchange().ok());
    CHECK(world.store.forms.size() == 1);
    CHECK(world.store.references == std::vector<ReferenceVersion>{{"people", 3}});
}

TEST_CASE("When the disk fails the session ends with what the disk said") {
    World world;
    world.save(1);
    world.store.failure = fail(ErrorCode::StorageFull, "The disk is full.");
    const auto failed = world.exchange();
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().code == ErrorCode::StorageFull);
    SECTION("and a later one goes on") {
        REQUIRE(world.exchange().ok());
        CHECK(world.store.stateOf(1) == ReceiptState::Applied);
        CHECK(world.server.leaves() == 1);
    }
}

TEST_CASE("A server that promises more for ever is left") {
    World world;
    world.server.spoil = [](ExchangeResponse& response) { response.more = true; };
    const auto outcome = world.exchange();
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.error().code == ErrorCode::ServerRefused);
    CHECK(world.server.seen.size() < 20);
}

TEST_CASE("What is made ready while the server works is sent next, as much of it as the road allows") {
    World world;
    for (int i = 0; i < 160; ++i)
        world.store.save(world.author.write(world.random.id<RecordId>(), 16, std::string(20'000, 'x')));
    auto session = world.session();
    std::vector<std::size_t> sent;
    for (int message = 0; message < 4; ++message) {
        const auto before = world.store.timesOutgoing;
        const auto request = session.nextRequest().value();
        CHECK(world.store.timesOutgoing == before + (message == 0 ? 1 : 0));
        REQUIRE(session.settle().ok());
        const auto response = world.server.answer(*request);
        sent.push_back(world.server.seen.back().entries.size());
        world.clock.advance(message == 1 ? 5000 : 100);
        REQUIRE(session.take(response).ok());
    }
    CHECK(sent == std::vector<std::size_t>{12, 25, 12, 25});
    REQUIRE(world.run(session).ok());
    CHECK(session.totals().pushed == 160);
    CHECK(session.totals().applied == 160);
}

TEST_CASE("What is saved while a message is under way goes with the same exchange") {
    World world;
    world.save(2);
    auto session = world.session();
    const auto request = session.nextRequest().value();
    REQUIRE(session.settle().ok());
    world.save(3);
    REQUIRE(session.take(world.server.answer(*request)).ok());
    REQUIRE(world.run(session).ok());
    CHECK(session.totals().applied == 5);
}

TEST_CASE("A plain answer goes into the store while the next request is under way") {
    World world;
    world.othersWrite(1);
    REQUIRE(world.exchange().ok()); // forms, certificates
    const auto before = world.store.applied;
    world.server.leavesInPage = 1;
    world.othersWrite(2);
    auto session = world.session();
    REQUIRE(session.take(world.server.answer(*session.nextRequest().value())).ok());
    CHECK(world.store.applied == before);
    const auto head = world.store.at.treeHead.ref;
    const auto next = session.nextRequest().value();
    REQUIRE(next);
    CHECK(world.store.applied == before);
    const auto asked = requestIn(*next);
    CHECK(asked.cursor.leaf == 2);
    // A crash from here on takes back what was taken, so nothing of it is shown to the server.
    CHECK(asked.treeHead == head);
    REQUIRE(session.settle().ok());
    CHECK(world.store.applied == before + 1);
    CHECK(world.store.at.cursor.leaf == 2);
    REQUIRE(session.take(world.server.answer(*next)).ok());
    REQUIRE(world.run(session).ok());
    CHECK(world.store.applied == before + 2);
    CHECK(world.store.at.cursor.leaf == 3);
}

TEST_CASE("What waits for the store is there before the next answer and before the end, asked for or not") {
    World world;
    world.server.leavesInPage = 1;
    world.othersWrite(3);
    world.save(1);
    REQUIRE(world.exchange().ok());
    CHECK(world.store.at.cursor.leaf == 4);
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
}

TEST_CASE("A full disk ends the exchange when the answer is brought into the store") {
    World world;
    world.othersWrite(1);
    REQUIRE(world.exchange().ok());
    world.server.leavesInPage = 1;
    world.othersWrite(2);
    auto session = world.session();
    REQUIRE(session.take(world.server.answer(*session.nextRequest().value())).ok());
    REQUIRE(session.nextRequest().ok());
    world.store.failure = fail(ErrorCode::StorageFull, "The disk is full.");
    const auto settled = session.settle();
    REQUIRE_FALSE(settled);
    CHECK(settled.error().code == ErrorCode::StorageFull);
    CHECK(world.store.at.cursor.leaf == 1);
    REQUIRE(world.exchange().ok());
    CHECK(world.store.at.cursor.leaf == 3);
}

TEST_CASE("Signatures checked on several threads give the same") {
    World world;
    world.othersWrite(200);
    SyncSession session(
        world.store, World::identityOf(world.server, world.author), world.author.key, world.clock, threadedFor(4));
    REQUIRE(world.run(session).ok());
    CHECK(world.store.leaves.size() == 200);
}

} // namespace seenheard
