#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("Signers that were met are known by their officer, others are nobody") {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet(server, clock, 1);
    TabletFixture other(server, clock, 2);
    other.save(other.random.id<RecordId>(), 16, "words");
    REQUIRE(other.exchange().ok());
    const auto officerOf = tablet.store->signers().officerOf();
    CHECK(officerOf(tablet.store->signer()) == tablet.enrolled.signer.officer);
    CHECK(officerOf(other.store->signer()) == OfficerId{});
    REQUIRE(tablet.exchange().ok());
    CHECK(officerOf(other.store->signer()) == other.enrolled.signer.officer);
    CHECK(tablet.store->signers().certificate(other.store->signer()).value()->officerName == "PC 2");
    CHECK(tablet.store->signers().all().value().size() == 2);
    CHECK(tablet.store->signers().refOf(tablet.store->signer()).value() == CertificateStore::ownRef);
    CHECK(tablet.store->signers().refOf(other.store->signer()).value() == 0);
}

} // namespace seenheard
