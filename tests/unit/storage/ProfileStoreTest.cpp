#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("What enrolment gave is kept as it came") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    const auto kept = tablet.store->profile().enrolled().value();
    CHECK(canonicalBytes(kept.authority) == canonicalBytes(tablet.enrolled.authority));
    CHECK(canonicalBytes(kept.issuing) == canonicalBytes(tablet.enrolled.issuing));
    CHECK(canonicalBytes(kept.signer) == canonicalBytes(tablet.enrolled.signer));
    CHECK(kept.identityKey == tablet.enrolled.identityKey);
    CHECK(kept.ingestKey == tablet.enrolled.ingestKey);
    CHECK(kept.recoveryKey == tablet.enrolled.recoveryKey);
}

TEST_CASE("Where the tablet stands in the log is kept, and named by the next entry") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    CHECK_FALSE(tablet.store->profile().lastExchangeMs().value());
    tablet.save(tablet.random.id<RecordId>(), 16, "words");
    REQUIRE(tablet.exchange().ok());
    REQUIRE(tablet.open().ok());
    const auto position = tablet.store->profile().position().value();
    CHECK(position.cursor.leaf == 1);
    CHECK(position.treeHead.ref == server.treeHead().ref);
    CHECK(position.frontier.root() == server.treeHead().ref.root);
    CHECK(tablet.store->profile().lastExchangeMs().value() == clock.now().utcMs);
    CHECK(tablet.store->nextHeader().value().treeHeadSeen == server.treeHead().ref);
}

TEST_CASE("Missing numbers are kept as the server last named them") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    server.spoil = [](ExchangeResponse& response) { response.missingNumbers = {3, 9}; };
    REQUIRE(tablet.exchange().ok());
    CHECK(tablet.store->profile().missingNumbers().value() == std::vector<std::uint64_t>{3, 9});
    server.spoil = nullptr;
    REQUIRE(tablet.exchange().ok());
    CHECK(tablet.store->profile().missingNumbers().value().empty());
}

} // namespace seenheard
