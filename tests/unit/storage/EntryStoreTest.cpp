#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("Others' entries are found by signer, number and id") {
    FakeClock clock;
    FakeServer server;
    TabletFixture writer(server, clock, 1);
    TabletFixture reader(server, clock, 2);
    std::vector<EntryId> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(writer.save(writer.random.id<RecordId>(), 16, "words"));
    REQUIRE(writer.exchange().ok());
    REQUIRE(reader.exchange().ok());
    auto& entries = reader.store->entries();
    for (std::uint64_t number = 1; number <= 5; ++number) {
        const auto stored = entries.entry(writer.store->signer(), number, ids[number - 1]);
        REQUIRE(stored.ok());
        CHECK(stored->entry == writer.store->entries().ownEntry(number).value().entry);
        CHECK(stored->leaf == number - 1);
    }
    CHECK(entries.entry(writer.store->signer(), 6, ids[0]).error().code == ErrorCode::NotFound);
    CHECK(entries.entry(writer.store->signer(), 1, ids[1]).error().code == ErrorCode::NotFound);
    CHECK(entries.entries(reader.random.id<SignerId>(), 1).value().empty());
    CHECK(entries.newestOwn().value() == ChainHead{});
}

TEST_CASE("Two entries of one number are both kept, told apart by id") {
    FakeClock clock;
    FakeServer server;
    FakeAuthor one(server, 7);
    TabletFixture reader(server, clock, 2);
    const auto record = reader.random.id<RecordId>();
    const auto first = one.write(record, 16, "first");
    one.number = 0;
    one.head = {};
    const auto second = one.write(record, 16, "second");
    VerifiedAnswer answer;
    answer.certificates.push_back(one.certificate);
    std::uint64_t leaf = 0;
    for (const auto& entry : {first, second}) {
        answer.leaves.push_back({leaf++, canonicalBytes(entry), verifyEntry(entry, one.key.publicKey()).value(),
            entry.header == second.header ? HoldReason::Fork : HoldReason::None});
    }
    REQUIRE(reader.store->sync().apply(answer).ok());
    const auto both = reader.store->entries().entries(one.certificate.signer(), 1).value();
    REQUIRE(both.size() == 2);
    CHECK(both[0].id == entryIdOf(first.header));
    CHECK(both[1].id == entryIdOf(second.header));
    CHECK(both[1].held == HoldReason::Fork);
    CHECK(reader.shown(record, 16) == "first");
}

TEST_CASE("Own entries are listed by where they are, newest first") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    for (int i = 0; i < 3; ++i)
        tablet.save(tablet.random.id<RecordId>(), 16, "words");
    const auto waiting = tablet.store->entries().ownIn(EntryState::Waiting, 2).value();
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].number == 3);
    CHECK(waiting[1].number == 2);
    CHECK(tablet.store->entries().own(4).error().code == ErrorCode::NotFound);
}

} // namespace seenheard
