#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("Records are listed newest first, page by page") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    std::vector<RecordId> newestFirst;
    for (int i = 0; i < 7; ++i) {
        newestFirst.insert(newestFirst.begin(), tablet.random.id<RecordId>());
        tablet.save(newestFirst.front(), 16, "words");
    }
    std::vector<RecordId> listed;
    for (std::size_t after = 0; after < 8; after += 3) {
        const auto rows = tablet.store->records().list(3, after).value();
        for (const auto& row : rows)
            listed.push_back(row.id);
    }
    CHECK(listed == newestFirst);
    CHECK(tablet.store->records().count().value() == 7);

    SECTION("and a record that changes moves to the top") {
        tablet.save(newestFirst.back(), 17, "more");
        CHECK(tablet.store->records().list(1, 0).value()[0].id == newestFirst.back());
        CHECK(tablet.store->records().count().value() == 7);
    }
}

TEST_CASE("A record keeps the line that was made of what it shows") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    const auto record = tablet.random.id<RecordId>();
    tablet.save(record, 16, "one");
    tablet.save(record, 17, "two");
    const auto row = tablet.store->records().row(record).value();
    CHECK(row.line.title == "test_form 2");
    CHECK(row.line.updatedAt == clock.now());
    CHECK(row.form.id == "test_form");
    CHECK(row.sending.waiting == 2);
}

TEST_CASE("What has not changed since a day is found oldest first, and no more than is asked for") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    std::vector<RecordId> oldestFirst;
    for (int i = 0; i < 5; ++i) {
        oldestFirst.push_back(tablet.random.id<RecordId>());
        tablet.save(oldestFirst.back(), 16, "words");
        clock.advance(1000);
    }
    const auto day = tablet.store->records().row(oldestFirst[3]).value().line.updatedAt.utcMs;
    const auto found = [&](std::size_t most) {
        std::vector<RecordId> ids;
        const auto rows = tablet.store->records().changedBefore(day, most).value();
        ids.reserve(rows.size());
        for (const auto& row : rows)
            ids.push_back(row.id);
        return ids;
    };
    CHECK(found(10) == std::vector(oldestFirst.begin(), oldestFirst.begin() + 3));
    CHECK(found(2) == std::vector(oldestFirst.begin(), oldestFirst.begin() + 2));

    SECTION("and what has changed since is found newest first") {
        const auto rows = tablet.store->records().changedSince(day, 10).value();
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].id == oldestFirst[4]);
        CHECK(rows[1].id == oldestFirst[3]);
        CHECK(tablet.store->records().changedSince(day, 1).value().size() == 1);
        // None of it is a review or a referral.
        CHECK(tablet.store->records().reviewWorkSince(0, 10).value().empty());
    }
}

TEST_CASE("A record that is not here says so") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    const auto nowhere = tablet.random.id<RecordId>();
    CHECK(tablet.store->records().record(nowhere).error().code == ErrorCode::NotFound);
    CHECK(tablet.store->records().row(nowhere).error().code == ErrorCode::NotFound);
    CHECK_FALSE(tablet.store->records().has(nowhere).value());
}

} // namespace seenheard
