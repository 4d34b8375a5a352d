#include "app/storage/TabletReader.h"

#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("A second connection reads what was committed and cannot write") {
    FakeClock clock;
    FakeServer server(clock);
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

} // namespace seenheard
