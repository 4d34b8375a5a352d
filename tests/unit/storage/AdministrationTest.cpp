#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>
#include <sqlite3.h>

#include <memory>

namespace seenheard {

namespace {

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    TabletFixture other{server, clock, 2};
    RecordId record = tablet.random.id<RecordId>();

    /// Saves words, which the server will hold for that reason.
    EntryId held(const std::string& words, HoldReason reason) {
        const auto id = tablet.save(record, 16, words);
        server.holds[id] = reason;
        return id;
    }
    void act(ActKind kind, const Reference& subject, const std::string& detail = {}) {
        server.act({kind, subject, "Insp Shah", "looked at it", std::nullopt, detail});
    }
    /// What waits reaches the server, and its answer is lost.
    void sendAndHearNothing() {
        SyncSession session(tablet.store->sync(),
            {std::string(FakeServer::name), server.issuingKey(), tablet.store->signer()}, tablet.key, clock);
        const auto request = session.nextRequest();
        REQUIRE(*request);
        (void)server.answer(**request);
    }
    void exchangeBoth() {
        REQUIRE(tablet.exchange().ok());
        REQUIRE(other.exchange().ok());
        REQUIRE(tablet.exchange().ok());
    }
};

/// Whether some octets stand anywhere in the pages of a store, live or free, and in the log beside it.
bool storeHolds(TabletFixture& tablet, std::string_view words) {
    REQUIRE(*tablet.store->database().emptyLog());
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> pages(
        sqlite3_serialize(tablet.store->database().handle(), "main", &size, 0), &sqlite3_free);
    REQUIRE(pages);
    return std::string_view(reinterpret_cast<const char*>(pages.get()), static_cast<std::size_t>(size)).find(words)
        != std::string_view::npos;
}

} // namespace

TEST_CASE("A held entry that is released joins its record on every tablet, and its author reads by whom and why") {
    World world;
    const auto id = world.held("watchful", HoldReason::NotEntitled);
    world.exchangeBoth();
    CHECK(world.tablet.store->entries().counts()->held == 1);
    CHECK_FALSE(*world.other.store->records().has(world.record));

    world.act(ActKind::EntryReleased, subjectOf(id));
    world.exchangeBoth();
    CHECK(world.tablet.store->entries().counts()->held == 0);
    CHECK(world.tablet.store->entries().own(1)->joined);
    CHECK(world.other.shown(world.record, 16) == "watchful");
    CHECK(world.tablet.applied(world.record) == world.other.applied(world.record));
    CHECK(world.tablet.store->records().row(world.record)->sending.applied == 1);
    const auto outcomes = world.tablet.store->entries().outcomes(world.record);
    REQUIRE(outcomes->size() == 1);
    CHECK(outcomes->front().released);
    CHECK(outcomes->front().by == "Insp Shah");
    CHECK(outcomes->front().why == "looked at it");
    CHECK(outcomes->front().reason == HoldReason::NotEntitled);
    CHECK(world.other.store->entries().newestOutcomes(10)->empty());
}

TEST_CASE("A held entry that is refused stays with its author, who reads by whom and why") {
    World world;
    const auto id = world.held("watchful", HoldReason::RecordDisposed);
    world.exchangeBoth();
    world.act(ActKind::EntryRefused, subjectOf(id));
    world.exchangeBoth();
    CHECK(world.tablet.store->entries().own(1)->state == EntryState::Refused);
    CHECK(world.tablet.shown(world.record, 16) == "watchful");
    CHECK_FALSE(*world.other.store->records().has(world.record));
    REQUIRE(world.tablet.store->entries().newestOutcomes(10)->size() == 1);
    CHECK_FALSE(world.tablet.store->entries().newestOutcomes(10)->front().released);
    CHECK(world.tablet.store->records().row(world.record)->sending.refused == 1);
}

TEST_CASE("A hold and the decision over it may come in one page") {
    World world;
    const auto refused = world.held("watchful", HoldReason::RecordDisposed);
    world.sendAndHearNothing();
    world.act(ActKind::EntryRefused, subjectOf(refused));
    world.exchangeBoth();
    CHECK(world.tablet.store->entries().own(1)->state == EntryState::Refused);
    REQUIRE(world.tablet.store->entries().newestOutcomes(10)->size() == 1);
    CHECK(world.tablet.store->entries().newestOutcomes(10)->front().reason == HoldReason::RecordDisposed);

    const auto released = world.held("crying", HoldReason::NotEntitled);
    world.sendAndHearNothing();
    world.act(ActKind::EntryReleased, subjectOf(released));
    world.exchangeBoth();
    CHECK(world.tablet.store->entries().own(2)->joined);
    CHECK(world.tablet.store->entries().outcomes(world.record)->size() == 2);
}

TEST_CASE("Acts of administrators are no records that an officer sees or finds") {
    World world;
    world.tablet.save(world.record, 16, "watchful");
    world.act(ActKind::SignerRetired, subjectOf(world.other.store->signer()));
    world.exchangeBoth();
    CHECK(*world.tablet.store->records().count() == 1);
    CHECK(world.tablet.store->records().list(10, 0)->size() == 1);
    CHECK(world.tablet.store->search().unindexed(10)->size() == 1);
    CHECK(world.tablet.store->signers().mark(world.other.store->signer())->standing == SignerStanding::Retired);
    CHECK((*world.tablet.store->actOn(subjectOf(world.other.store->signer())))->by == "Insp Shah");
}

TEST_CASE("A role that was given counts, whatever the certificate says") {
    World world;
    world.act(ActKind::RoleGiven, roleOf(world.tablet.store->signer()), "supervisor");
    world.exchangeBoth();
    const auto mark = world.tablet.store->signers().mark(world.tablet.store->signer());
    REQUIRE(mark->role);
    CHECK(roleAt(Role::Officer, std::span(&*mark->role, 1), 1) == Role::Supervisor);
    CHECK(roleAt(Role::Officer, std::span(&*mark->role, 1), 0) == Role::Officer);
}

TEST_CASE("What was written in a record that is disposed of is nowhere in the store any more") {
    World world;
    constexpr std::string_view canary = "zanzibarium";
    const RecordId kept = world.tablet.random.id<RecordId>();
    world.tablet.save(kept, 16, "stays");
    for (int i = 0; i < 20; ++i)
        world.tablet.save(world.record, static_cast<FieldNumber>(16 + i), std::string(canary) + std::string(600, 'x'));
    world.exchangeBoth();
    for (auto* one : {&world.tablet, &world.other}) {
        REQUIRE(one->store->search().index({{world.record, std::string(canary)}}).ok());
        REQUIRE(one->store->search().index({{kept, "stays"}}).ok());
        REQUIRE(storeHolds(*one, canary));
    }
    world.act(ActKind::RecordDisposed, subjectOf(world.record));
    world.exchangeBoth();
    for (auto* one : {&world.tablet, &world.other}) {
        CHECK_FALSE(storeHolds(*one, canary));
        CHECK_FALSE(*one->store->records().has(world.record));
        CHECK(one->store->search().find("stays", 10)->size() == 1);
        CHECK(one->shown(kept, 16) == "stays");
        CHECK_FALSE(*one->store->profile().purging());
        const auto entry = one->store->entries().entries(world.tablet.store->signer(), 2);
        REQUIRE(entry->size() == 1);
        const auto decoded = entryFrom(entry->front().entry);
        CHECK_FALSE(decoded->parts.front());
        CHECK(verifyEntry(*decoded, world.tablet.key.publicKey()).ok());
        CHECK(one->open().ok());
    }
}

TEST_CASE("Words of a disposed record go though its row was lost behind the store's back") {
    World world;
    world.tablet.save(world.record, 16, "zanzibarium");
    world.exchangeBoth();
    for (auto* one : {&world.tablet, &world.other}) {
        REQUIRE(storeHolds(*one, "zanzibarium"));
        REQUIRE(one->store->database().execute("DELETE FROM records WHERE form_id <> 'administration'").ok());
    }
    world.act(ActKind::RecordDisposed, subjectOf(world.record));
    world.exchangeBoth();
    for (auto* one : {&world.tablet, &world.other})
        CHECK_FALSE(storeHolds(*one, "zanzibarium"));
}

TEST_CASE("Unsent words on a record that was disposed of are told to the server first, and then gone") {
    World world;
    world.tablet.save(world.record, 16, "first");
    world.exchangeBoth();
    world.act(ActKind::RecordDisposed, subjectOf(world.record));
    world.server.sequencesAtOnce = false;
    const auto id = world.tablet.save(world.record, 17, "zanzibarium");
    world.server.holds[id] = HoldReason::RecordDisposed;
    REQUIRE(world.tablet.exchange().ok());
    CHECK(storeHolds(world.tablet, "zanzibarium"));
    world.server.sequence();
    REQUIRE(world.tablet.exchange().ok());
    CHECK(world.tablet.store->entries().own(2)->state == EntryState::Held);
    CHECK_FALSE(storeHolds(world.tablet, "zanzibarium"));
    CHECK_FALSE(storeHolds(world.tablet, "first"));
}

} // namespace seenheard
