#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("An entry that is pushed is applied in the same round trip, with a proof that it is in the log") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto entry =
        tablet.write(partWith(recordNumber(1), test_form::words(), Text("I want it to stop")), server.form);

    const auto answer = server.exchange(tablet, {entry});

    REQUIRE(answer.receipts.size() == 1);
    CHECK(answer.receipts[0].entry == entryIdOf(entry.header));
    CHECK(answer.receipts[0].state == ReceiptState::Applied);
    CHECK(answer.receipts[0].leaf == 0);
    CHECK(answer.treeHead.ref.size == 1);
    CHECK(verifyReceipt(answer.receipts[0], answer.treeHead.ref).ok());
}

TEST_CASE("An own entry comes back by the feed, byte for byte as it was signed") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto entry = tablet.write(partWith(recordNumber(1), test_form::words(), Text("Mum was asleep")), server.form);
    auto request = tablet.request(server.clock.now().utcMs);
    static_cast<void>(server.exchange(tablet, {entry}));
    const auto answer = server.sendWell(tablet, request);
    REQUIRE(answer.leaves.size() == 1);
    CHECK(answer.leaves[0].entry == canonicalBytes(entry));
    CHECK(answer.certificates.size() == 1);
}

TEST_CASE("Of what a request sends or asks about, the page says where it stands and does not send it back") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto entry = tablet.write(partWith(recordNumber(1), test_form::words(), Text("Mum was asleep")), server.form);
    auto request = tablet.request(server.clock.now().utcMs);
    const auto sending = server.exchange(tablet, {entry});
    request.awaiting = {entryIdOf(entry.header)};
    const auto asking = server.sendWell(tablet, request);

    for (const auto* answer : {&sending, &asking}) {
        REQUIRE(answer->leaves.size() == 1);
        CHECK(answer->leaves[0].entry.empty());
        CHECK(answer->certificates.empty());
        REQUIRE(answer->receipts.size() == 1);
        CHECK(answer->receipts[0].leaf == answer->leaves[0].leaf);
        CHECK(answer->receipts[0].entry == entryIdOf(entry.header));
        CHECK(answer->receipts[0].inclusion.empty());
    }
}

TEST_CASE("Sending an entry again changes nothing and gets the same receipt") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto entry = tablet.write(partWith(recordNumber(1), test_form::words(), Text("hungry")), server.form);
    const auto first = server.exchange(tablet, {entry});
    server.clock.advance(60'000);
    const auto second = server.exchange(tablet, {entry, entry});

    CHECK(second.treeHead.ref.size == 1);
    REQUIRE(second.receipts.size() == 2);
    CHECK(second.receipts[0] == first.receipts[0]);
    CHECK(second.receipts[1] == first.receipts[0]);
    CHECK(second.leaves.empty());
}

TEST_CASE("The server's record has the same canonical bytes as every tablet's") {
    ServerUnderTest server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    const auto record = recordNumber(1);
    (void)server.exchange(dale,
        {dale.write(partWith(record, test_form::concern(), Text("some")), server.form),
            dale.write(partWith(record, test_form::words(), Text("one")), server.form)});
    (void)server.exchange(khan, {khan.write(partWith(record, test_form::concern(), Text("serious")), server.form)});
    (void)server.exchange(dale);

    const auto stored = server.store().log().record(record);
    REQUIRE(stored.ok());
    CHECK(stored->form == "test_form");
    CHECK(stored->state.registers.at(test_form::concern()).size() == 2);
    CHECK(canonicalBytes(stored->state) == canonicalBytes(dale.records().at(record)));
    CHECK(canonicalBytes(stored->state) == canonicalBytes(khan.records().at(record)));
}

TEST_CASE("A supervisor's decision replaces the heads of two officers") {
    ServerUnderTest server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    auto sergeant = server.enrolled("PS 3 Webb", Role::Supervisor);
    const auto record = recordNumber(1);
    (void)server.exchange(dale, {dale.write(partWith(record, test_form::concern(), Text("some")), server.form)});
    (void)server.exchange(khan, {khan.write(partWith(record, test_form::concern(), Text("serious")), server.form)});
    const auto decision = sergeant.write(partWith(record, test_form::concern(), Text("serious"),
                                             {dale.lastOperation(), khan.lastOperation()}, "Khan saw the child later"),
        server.form);
    const auto answer = server.exchange(sergeant, {decision});

    CHECK(answer.receipts.at(0).state == ReceiptState::Applied);
    CHECK(sergeant.records().at(record).registers.at(test_form::concern()).size() == 1);
}

TEST_CASE("One bad entry never stops the others, whatever is wrong with it") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    auto stranger = server.enrolled("PC 2 Khan");
    const auto record = recordNumber(1);
    const auto good = tablet.write(partWith(record, test_form::words(), Text("good")), server.form);
    auto forged = tablet.write(partWith(record, test_form::words(), Text("forged")), server.form);
    forged.signature.octets[3] ^= 1U;
    auto altered = tablet.write(partWith(record, test_form::words(), Text("altered")), server.form);
    altered.parts[0]->canonical.back() ^= 1U;
    auto withoutPart = tablet.write(partWith(record, test_form::words(), Text("part left out")), server.form);
    withoutPart.parts[0].reset();
    const auto foreign = stranger.write(partWith(record, test_form::words(), Text("of another")), server.form);
    const auto alsoGood = tablet.write(partWith(record, test_form::words(), Text("also good")), server.form);

    auto request = tablet.request(server.clock.now().utcMs);
    for (const auto& entry : std::vector{good, forged, altered, withoutPart, foreign, alsoGood})
        request.entries.push_back(canonicalBytes(entry));
    request.entries.insert(request.entries.begin() + 1, Bytes{0x83, 0x00});
    const auto answer = server.sendWell(tablet, request);

    REQUIRE(answer.receipts.size() == 7);
    CHECK(answer.receipts[0].state == ReceiptState::Applied);
    const std::vector<HoldReason> reasons{HoldReason::Malformed, HoldReason::BadSignature, HoldReason::BadSignature,
        HoldReason::Malformed, HoldReason::UnknownSigner};
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        INFO("receipt " << i + 1);
        CHECK(answer.receipts[i + 1].state == ReceiptState::Refused);
        CHECK(answer.receipts[i + 1].reason == reasons[i]);
    }
    CHECK(answer.receipts[6].state == ReceiptState::Applied);
    CHECK(answer.treeHead.ref.size == 2);
}

TEST_CASE("What was wrong with an entry stands in the server's log, by its place and without a word of it") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const std::string secret = "what a child said";
    auto altered = tablet.write(partWith(recordNumber(1), test_form::words(), Text(secret)), server.form);
    altered.parts[0]->canonical.back() ^= 1U;
    auto request = tablet.request(server.clock.now().utcMs);
    request.entries = {canonicalBytes(altered), copyOf(bytesOf(secret))};
    (void)server.sendWell(tablet, request);

    const auto lines = server.log.lines();
    CHECK(lines.find(tablet.signer().hex() + " sent 2 entries that cannot be taken, the first "
              + entryIdOf(altered.header).hex() + ": The commitment in the signed header does not fit part 1")
        != std::string::npos);
    CHECK(lines.find(secret) == std::string::npos);
}

TEST_CASE("An entry that is larger than any may be is refused by itself") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    auto request = tablet.request(server.clock.now().utcMs);
    request.entries.push_back(Bytes(limits::entryBytes + 1, 0x41));
    const auto answer = server.sendWell(tablet, request);
    CHECK(answer.receipts.at(0).state == ReceiptState::Refused);
    CHECK(answer.receipts.at(0).reason == HoldReason::TooLarge);
}

TEST_CASE("What a tablet still waits for is answered: applied, or unknown so that it sends it again") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto sent = tablet.write(partWith(recordNumber(1), test_form::words(), Text("sent")), server.form);
    (void)server.exchange(tablet, {sent});
    const auto lost = tablet.write(partWith(recordNumber(1), test_form::words(), Text("lost")), server.form);
    auto request = tablet.request(server.clock.now().utcMs);
    request.awaiting = {entryIdOf(lost.header), entryIdOf(sent.header)};
    const auto answer = server.sendWell(tablet, request);

    REQUIRE(answer.receipts.size() == 2);
    CHECK(answer.receipts[0].state == ReceiptState::Unknown);
    CHECK(answer.receipts[1].state == ReceiptState::Applied);
    CHECK(verifyReceipt(answer.receipts[1], answer.treeHead.ref).ok());
}

TEST_CASE("Whatever got a receipt is there after the server starts again") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto entry = tablet.write(partWith(recordNumber(1), test_form::words(), Text("kept")), server.form);
    (void)server.exchange(tablet, {entry});
    server.restart();

    auto other = server.enrolled("PC 2 Khan");
    const auto answer = server.exchange(other);
    REQUIRE(answer.leaves.size() == 1);
    CHECK(answer.leaves[0].entry == canonicalBytes(entry));
    (void)server.exchange(tablet);
}
