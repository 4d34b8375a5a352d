#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

VerifiedReceipt receiptFor(OfficerTablet& tablet, std::uint64_t number, ReceiptState state, HoldReason reason) {
    VerifiedReceipt verified;
    verified.number = number;
    verified.receipt.entry = tablet.store().entries().own(number)->id;
    verified.receipt.state = state;
    verified.receipt.reason = reason;
    verified.receipt.atMs = FakeClock::startUtcMs + 1000;
    return verified;
}

} // namespace

TEST_CASE("a tablet says which of its entries the server holds or refuses, of which record and why") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto record =
        dale.capture().record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
    REQUIRE(record.ok());
    REQUIRE(dale.capture().submitRecord(*record).ok());
    CHECK(dale.standing().standing()->held.empty());

    VerifiedAnswer answer;
    answer.position = dale.store().sync().position().value();
    answer.receipts = {receiptFor(dale, 1, ReceiptState::Held, HoldReason::RevokedSigner),
        receiptFor(dale, 2, ReceiptState::Refused, HoldReason::Malformed)};
    answer.missingNumbers = {1};
    REQUIRE(dale.store().sync().apply(answer).ok());

    const auto standing = dale.standing().standing();
    REQUIRE(standing.ok());
    REQUIRE(standing->held.size() == 2);
    CHECK(standing->held[0].reason == HoldReason::RevokedSigner);
    CHECK_FALSE(standing->held[0].refused);
    CHECK(standing->held[0].record == *record);
    CHECK(standing->held[0].title == dale.records().show(*record)->summary.title);
    CHECK(standing->held[0].sinceMs == FakeClock::startUtcMs + 1000);
    CHECK(standing->held[1].refused);
    CHECK(standing->missingNumbers == std::vector<std::uint64_t>{1});
    // The record, its submission, and the referral that it owes.
    CHECK(standing->ownEntries == 3);
    CHECK(standing->records == 2);
    CHECK(standing->storeBytes > 0);
}

} // namespace seenheard
