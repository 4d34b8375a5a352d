#include "tests/support/CampaignOrder.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

using namespace seenheard;

namespace {

Entry words(ScriptedTablet& tablet, const ServerUnderTest& server, const std::string& text) {
    return tablet.write(partWith(recordNumber(1), test_form::words(), Text(text)), server.form);
}

} // namespace

TEST_CASE("Beyond a gap entries are applied, and the missing number is named until it comes") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto first = words(tablet, server, "one");
    const auto second = words(tablet, server, "two");
    const auto third = words(tablet, server, "three");
    const auto fourth = words(tablet, server, "four");

    const auto answer = server.exchange(tablet, {first, fourth});
    CHECK(answer.receipts.at(1).state == ReceiptState::Applied);
    CHECK(answer.missingNumbers == std::vector<std::uint64_t>{2, 3});

    const auto later = server.exchange(tablet, {third});
    CHECK(later.receipts.at(0).state == ReceiptState::Applied);
    CHECK(later.missingNumbers == std::vector<std::uint64_t>{2});

    CHECK(server.exchange(tablet, {second}).missingNumbers.empty());
}

TEST_CASE(
    "T4: of two entries with one number the first stays applied, the other is held, and so is what follows either") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto first = words(tablet, server, "one");
    const auto second = words(tablet, server, "two");
    const auto third = words(tablet, server, "three");
    (void)server.exchange(tablet, {first, second});

    tablet.continueFrom(1, entryIdOf(first.header));
    const auto otherSecond = words(tablet, server, "another two");
    const auto otherThird = words(tablet, server, "another three");
    const auto answer = server.exchange(tablet, {otherSecond, otherThird, third});

    for (const auto& receipt : answer.receipts) {
        CHECK(receipt.state == ReceiptState::Held);
        CHECK(receipt.reason == HoldReason::Fork);
    }
    CHECK(answer.treeHead.ref.size == 6); // with the one that closes the signer
    CHECK(tablet.records().at(recordNumber(1)).folded.size() == 2);
    server.restart();
    const auto fourth = words(tablet, server, "four");
    CHECK(server.exchange(tablet, {fourth}).receipts.at(0).reason == HoldReason::Fork);
}

TEST_CASE("T4: every clone is found at the first exchange of the second copy, and nothing of either is dropped") {
    const auto clones = CampaignOrder::fromEnvironment(100).rounds;
    ServerUnderTest server;
    std::uint64_t found = 0;
    for (std::uint64_t clone = 0; clone < clones; ++clone) {
        auto tablet = server.enrolled("PC " + std::to_string(clone));
        const auto before = clone % 5;
        std::vector<Entry> shared;
        for (std::uint64_t number = 0; number < before; ++number)
            shared.push_back(words(tablet, server, "before the copy"));
        const auto last = shared.empty() ? EntryId{} : entryIdOf(shared.back().header);
        shared.push_back(words(tablet, server, "the first copy"));
        const auto one = server.exchange(tablet, shared);
        REQUIRE(one.receipts.back().state == ReceiptState::Applied);
        tablet.continueFrom(before, last);
        const auto other = server.exchange(tablet, {words(tablet, server, "the second copy")});
        REQUIRE(other.receipts.size() == 1);
        const auto& receipt = other.receipts.front();
        found += receipt.state == ReceiptState::Held && receipt.reason == HoldReason::Fork ? 1 : 0;
    }
    CHECK(found == clones);
    std::cout << "T4: " << clones << " clones, " << found << " found at the first exchange of the second copy\n";
}

TEST_CASE("T4: two tails in one request are told apart as well") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto first = words(tablet, server, "one");
    tablet.continueFrom(0, EntryId{});
    const auto otherFirst = words(tablet, server, "another one");
    const auto answer = server.exchange(tablet, {first, otherFirst});
    CHECK(answer.receipts.at(0).state == ReceiptState::Applied);
    CHECK(answer.receipts.at(1).reason == HoldReason::Fork);
}

TEST_CASE("An entry that names another predecessor than the one that is there is of a fork") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    (void)server.exchange(tablet, {words(tablet, server, "one")});
    EntryId elsewhere;
    elsewhere.octets.fill(7);
    tablet.continueFrom(1, elsewhere);
    CHECK(server.exchange(tablet, {words(tablet, server, "two")}).receipts.at(0).reason == HoldReason::Fork);
}

TEST_CASE("An entry that fills a gap without fitting what follows it is of a fork") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto first = words(tablet, server, "one");
    (void)words(tablet, server, "two");
    const auto third = words(tablet, server, "three");
    (void)server.exchange(tablet, {first, third});
    tablet.continueFrom(1, entryIdOf(first.header));
    const auto otherSecond = words(tablet, server, "another two");
    CHECK(server.exchange(tablet, {otherSecond}).receipts.at(0).reason == HoldReason::Fork);
}
