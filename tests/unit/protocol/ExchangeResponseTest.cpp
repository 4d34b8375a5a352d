#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

bool taken(const ExchangeResponse& response) {
    return exchangeResponseFrom(canonicalBytes(response)).ok();
}

ExchangeResponse withReceipt(const Receipt& receipt) {
    ExchangeResponse response;
    response.receipts = {receipt};
    return response;
}

} // namespace

TEST_CASE("An answer comes back from its canonical bytes, whatever is in it") {
    SeededRandom random;
    for (int i = 0; i < 1000; ++i) {
        const auto response = someResponse(random);
        const auto read = exchangeResponseFrom(canonicalBytes(response));
        REQUIRE(read.ok());
        REQUIRE(read.value() == response);
    }
}

TEST_CASE("An answer with more of anything than its limit is refused") {
    ExchangeResponse response;
    CHECK(taken(response));
    response.receipts.resize(limits::receiptsInAnswer + 1);
    CHECK_FALSE(taken(response));
    response = {};
    response.leaves.resize(limits::leavesInAnswer + 1);
    CHECK_FALSE(taken(response));
    response = {};
    response.leaves = {{0, Bytes(limits::pullBytes), HoldReason::None, {}}};
    CHECK(taken(response));
    response.leaves.push_back({1, Bytes(1), HoldReason::None, {}});
    CHECK_FALSE(taken(response));
    response = {};
    response.leaves = {{0, Bytes(limits::entryBytes + 1), HoldReason::None, {}}};
    CHECK_FALSE(taken(response));
    response = {};
    response.forms = {{Hash{}, Bytes(limits::formBytes + 1)}};
    CHECK_FALSE(taken(response));
    response = {};
    response.consistency.resize(limits::proofHashes + 1);
    CHECK_FALSE(taken(response));
}

TEST_CASE("A receipt gives a reason exactly when it is held or refused") {
    CHECK(taken(withReceipt({{}, ReceiptState::Held, HoldReason::Fork, 1, 0, {}})));
    CHECK_FALSE(taken(withReceipt({{}, ReceiptState::Held, HoldReason::None, 1, 0, {}})));
    CHECK_FALSE(taken(withReceipt({{}, ReceiptState::Applied, HoldReason::Fork, 1, 0, {}})));
}

TEST_CASE("A receipt names a leaf only for what has one") {
    CHECK(taken(withReceipt({{}, ReceiptState::Applied, HoldReason::None, 1, 5, {Hash{}}})));
    CHECK_FALSE(taken(withReceipt({{}, ReceiptState::Received, HoldReason::None, 1, 5, {}})));
    CHECK_FALSE(taken(withReceipt({{}, ReceiptState::Refused, HoldReason::BadSignature, 1, 0, {Hash{}}})));
}

TEST_CASE("A receipt of an unknown state is refused") {
    CHECK_FALSE(taken(withReceipt({{}, static_cast<ReceiptState>(5), HoldReason::None, 1, 0, {}})));
    CHECK_FALSE(taken(withReceipt({{}, ReceiptState::Held, static_cast<HoldReason>(13), 1, 0, {}})));
}
