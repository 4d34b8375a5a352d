#include "app/storage/TabletReader.h"

#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

#include <future>

namespace seenheard {

TEST_CASE("A second connection reads what was committed and cannot write") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    auto reader = TabletReader::open(tablet.profile, tablet.databaseKey, tablet.summariser);
    REQUIRE(reader.ok());
    auto& tables = (*reader)->tables();
    CHECK(tables.records.count().value() == 0);
    const auto record = tablet.random.id<RecordId>();
    tablet.save(record, 16, "words");
    CHECK(tables.records.count().value() == 1);
    CHECK(tables.records.record(record).value().shown().folded.size() == 1);
    CHECK_FALSE(tables.drafts.put(tablet.draft(record)).ok());
}

TEST_CASE("Lists are read while a page of leaves is being taken in") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    TabletFixture other(server, clock, 2);
    const auto own = tablet.random.id<RecordId>();
    tablet.save(own, 16, "mine");
    other.save(other.random.id<RecordId>(), 16, "theirs");
    REQUIRE(other.exchange().ok());
    auto reader = TabletReader::open(tablet.profile, tablet.databaseKey, tablet.summariser);
    REQUIRE(reader.ok());

    std::promise<void> inTheMiddle, goOn;
    auto mayGoOn = goOn.get_future().share();
    tablet.summariser.whileWriting = [&, first = true]() mutable {
        if (std::exchange(first, false)) {
            inTheMiddle.set_value();
            mayGoOn.wait();
        }
    };
    auto taken = std::async(std::launch::async, [&] { return tablet.exchange(); });
    inTheMiddle.get_future().wait();
    auto& tables = (*reader)->tables();
    const auto list = tables.records.list(10, 0);
    const auto record = tables.records.record(own);
    goOn.set_value();
    REQUIRE(taken.get().ok());

    REQUIRE(list.ok());
    CHECK(list->size() == 1);
    CHECK(record.ok());
    CHECK(tables.records.list(10, 0)->size() == 2);
}

TEST_CASE("What is read in one snapshot fits together whatever is saved meanwhile") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    auto reader = TabletReader::open(tablet.profile, tablet.databaseKey, tablet.summariser);
    REQUIRE(reader.ok());
    auto& records = (*reader)->tables().records;
    {
        const auto snapshot = (*reader)->snapshot();
        REQUIRE(snapshot.ok());
        REQUIRE(records.count().value() == 0);
        tablet.save(tablet.random.id<RecordId>(), 16, "words");
        CHECK(records.list(10, 0)->empty());
        CHECK_FALSE((*reader)->snapshot().ok());
    }
    CHECK(records.list(10, 0)->size() == 1);
}

} // namespace seenheard
