#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("the bar says what waits and when the next try is, never later") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.network().now.waiting = 3;
    asha.network().now.nextTryAtMs = FakeClock::startUtcMs + 5 * 60'000;
    asha.unlock();

    CHECK(asha.screens().sending()->waiting() == 3);
    CHECK(asha.screens().sending()->nextTry() == "Next try 09:05");
}

TEST_CASE("the bar says what somebody has to look at: what is held, and a disk that is full") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.network().now.waiting = 2;
    asha.unlock();
    auto& sending = *asha.screens().sending();
    CHECK(sending.line() == "Waiting on this tablet: 2");
    CHECK_FALSE(sending.troubled());

    asha.network().now.held = 1;
    asha.network().now.diskFull = true;
    sending.refresh();
    waitUntilStill(asha.screens());
    CHECK(sending.line() == "The disk is full. Waiting on this tablet: 2. Held by the server: 1");
    CHECK(sending.troubled());

    asha.network().now.waiting = 0;
    asha.network().now.diskFull = false;
    sending.refresh();
    waitUntilStill(asha.screens());
    CHECK(sending.line() == "Held by the server: 1");
}

TEST_CASE("a network that fails is said in its words until an exchange succeeds") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.network().onExchange = [] { return fail(ErrorCode::Unreachable, "The server did not answer."); };
    asha.unlock();
    auto& sending = *asha.screens().sending();
    sending.sendNow();
    CHECK(sending.running());
    waitUntilStill(asha.screens());
    CHECK_FALSE(sending.running());
    CHECK(sending.failure() == "The server did not answer.");

    asha.network().onExchange = [] { return ExchangeReport{}; };
    sending.sendNow();
    waitUntilStill(asha.screens());
    CHECK(sending.failure().isEmpty());
}

TEST_CASE("a server that gathers after a restore is said in plain words, until it is over") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.network().now.serverGathers = true;
    asha.network().onExchange = [] { return ExchangeReport{}; };
    asha.unlock();
    auto& sending = *asha.screens().sending();
    CHECK(sending.gathering().contains("restored from a backup"));
    CHECK(sending.gathering().contains("nothing is lost"));

    asha.network().now.serverGathers = false;
    sending.sendNow();
    waitUntilStill(asha.screens());
    CHECK(sending.gathering().isEmpty());
}

TEST_CASE("what the server holds or did not take is listed with its reason, until it is applied") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    auto& store = asha.tablet().store();
    VerifiedAnswer answer;
    answer.position = store.sync().position().value();
    VerifiedReceipt receipt;
    receipt.number = 1;
    receipt.receipt.entry = store.entries().own(1)->id;
    receipt.receipt.state = ReceiptState::Held;
    receipt.receipt.reason = HoldReason::RevokedSigner;
    receipt.receipt.atMs = FakeClock::startUtcMs;
    answer.receipts = {receipt};
    REQUIRE(store.sync().apply(answer).ok());
    asha.unlock();
    auto& held = *asha.screens().sending()->heldEntries();
    REQUIRE(held.count() == 1);
    CHECK(held.at(0, "title").toString().startsWith("Domestic abuse"));
    CHECK(held.at(0, "since") == QVariant("Held since 09:00. Your entry 1"));
    CHECK(held.at(0, "words").toString().contains("access had been withdrawn"));

    answer.receipts.front().receipt.state = ReceiptState::Applied;
    answer.receipts.front().receipt.reason = HoldReason::None;
    REQUIRE(store.sync().apply(answer).ok());
    asha.screens().sending()->refresh();
    waitUntilStill(asha.screens());
    CHECK(held.count() == 0);
}

} // namespace seenheard
