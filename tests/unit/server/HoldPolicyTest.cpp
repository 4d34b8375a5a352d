#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

/// What becomes of an entry that is pushed.
Receipt receiptFor(ServerUnderTest& server, ScriptedTablet& tablet, const Part& part, const FormRef& form) {
    return server.exchange(tablet, {tablet.write(part, form)}).receipts.at(0);
}

void checkHeld(const Receipt& receipt, HoldReason reason) {
    CHECK(receipt.state == ReceiptState::Held);
    CHECK(receipt.reason == reason);
}

} // namespace

TEST_CASE("An entry made with a form that was never published is held, and no record is made of it") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    FormRef unknown{"test_form", {}};
    unknown.hash.octets.fill(9);
    checkHeld(receiptFor(server, tablet, partWith(recordNumber(1), test_form::words(), Text("x")), unknown),
        HoldReason::UnknownForm);
    CHECK(tablet.records().empty());
    CHECK(server.store().log().record(recordNumber(1))->form.empty());
    CHECK(*server.store().log().heldCount() == 1);

    FormRef misnamed{"another_form", server.form.hash};
    checkHeld(receiptFor(server, tablet, partWith(recordNumber(1), test_form::words(), Text("x")), misnamed),
        HoldReason::UnknownForm);
}

TEST_CASE("What does not fit its form is held") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto record = recordNumber(1);
    const std::vector<Part> parts{
        partWith(record, test_form::concern(), Text("no_such_choice")),
        partWith(record, test_form::words(), true),
        partWith(record, RegisterKey{{FieldNumber{999}}}, Text("no such field")),
        partWith(record, test_form::words(), Text(std::string(4001, 'x'))),
        partWith(record, test_form::telephone(), Text("a latest field without its depth")),
    };
    for (const auto& part : parts)
        checkHeld(receiptFor(server, tablet, part, server.form), HoldReason::DoesNotFitForm);
    auto withDepth = partWith(record, test_form::telephone(), Text("0113 496 0000"));
    withDepth.operations[0].depth = 1;
    CHECK(receiptFor(server, tablet, withDepth, server.form).state == ReceiptState::Applied);
}

TEST_CASE("A record keeps to the form it began with") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto other = server.publish(testFormJson("1", "other_form"));
    const auto part = partWith(recordNumber(1), test_form::words(), Text("x"));
    CHECK(receiptFor(server, tablet, part, server.form).state == ReceiptState::Applied);
    checkHeld(receiptFor(server, tablet, part, other), HoldReason::DoesNotFitForm);
}

TEST_CASE("Nobody replaces another officer's account, a supervisor neither") {
    ServerUnderTest server;
    auto dale = server.enrolled("PC 1 Dale");
    auto sergeant = server.enrolled("PS 3 Webb", Role::Supervisor);
    const auto record = recordNumber(1);
    CHECK(receiptFor(server, dale, partWith(record, test_form::words(), Text("hers")), server.form).state
        == ReceiptState::Applied);
    const auto part = partWith(record, test_form::words(), Text("his"), {dale.lastOperation()}, "why not");
    checkHeld(receiptFor(server, sergeant, part, server.form), HoldReason::SupersedeBreach);
    CHECK(sergeant.records().at(record).registers.at(test_form::words()).size() == 1);
}

TEST_CASE("A finding of another officer is decided over only by somebody who may, and with a reason") {
    ServerUnderTest server;
    auto dale = server.enrolled("PC 1 Dale");
    auto khan = server.enrolled("PC 2 Khan");
    auto sergeant = server.enrolled("PS 3 Webb", Role::Supervisor);
    const auto record = recordNumber(1);
    (void)receiptFor(server, dale, partWith(record, test_form::concern(), Text("some")), server.form);
    const auto over = dale.lastOperation();
    checkHeld(receiptFor(server, khan, partWith(record, test_form::concern(), Text("none"), {over}, "I was there"),
                  server.form),
        HoldReason::NotEntitled);
    checkHeld(receiptFor(server, sergeant, partWith(record, test_form::concern(), Text("none"), {over}), server.form),
        HoldReason::SupersedeBreach);
    CHECK(receiptFor(server, sergeant,
              partWith(record, test_form::concern(), Text("none"), {over}, "seen again at noon"), server.form)
              .state
        == ReceiptState::Applied);
}

TEST_CASE("Lowering one's own submitted protective finding needs a reason, also over a value that is history") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto record = recordNumber(1);
    (void)receiptFor(server, tablet, partWith(record, test_form::concern(), Text("serious")), server.form);
    const auto serious = tablet.lastOperation();
    (void)receiptFor(server, tablet, partWith(record, test_form::submitted(), true), server.form);

    checkHeld(receiptFor(server, tablet, partWith(record, test_form::concern(), Text("none"), {serious}), server.form),
        HoldReason::SupersedeBreach);
    CHECK(receiptFor(server, tablet, partWith(record, test_form::concern(), Text("some"), {serious}, "calmer now"),
              server.form)
              .state
        == ReceiptState::Applied);
    checkHeld(receiptFor(server, tablet, partWith(record, test_form::concern(), Text("none"), {serious}), server.form),
        HoldReason::SupersedeBreach);
}

TEST_CASE("Who raises a finding again need not give a reason for what an amendment before had lowered with one") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto record = recordNumber(1);
    (void)receiptFor(server, tablet, partWith(record, test_form::concern(), Text("serious")), server.form);
    const auto serious = tablet.lastOperation();
    (void)receiptFor(server, tablet, partWith(record, test_form::submitted(), true), server.form);
    const auto lowered = partWith(record, test_form::concern(), NotObtained{"asleep", ""}, {serious}, "asleep by then");
    (void)receiptFor(server, tablet, lowered, server.form);
    const auto asleep = tablet.lastOperation();

    // Written before the tablet knew that the amendment was applied, so it names what that one replaced too.
    const auto raised = partWith(record, test_form::concern(), Text("some"), {serious, asleep});
    CHECK(receiptFor(server, tablet, raised, server.form).state == ReceiptState::Applied);
}

TEST_CASE("Naming a held amendment beside what it would have lowered is no way round the reason") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto record = recordNumber(1);
    (void)receiptFor(server, tablet, partWith(record, test_form::concern(), Text("serious")), server.form);
    const auto serious = tablet.lastOperation();
    (void)receiptFor(server, tablet, partWith(record, test_form::submitted(), true), server.form);
    const auto lowered = partWith(record, test_form::concern(), Text("none"), {serious});
    checkHeld(receiptFor(server, tablet, lowered, server.form), HoldReason::SupersedeBreach);

    const auto again = partWith(record, test_form::concern(), Text("none"), {serious, tablet.lastOperation()});
    checkHeld(receiptFor(server, tablet, again, server.form), HoldReason::SupersedeBreach);
}

TEST_CASE("The same officer on a second tablet is one officer") {
    ServerUnderTest server;
    auto first = server.enrolled("PC 1 Dale");
    auto second = server.enrolled("PC 1 Dale", Role::Officer, "spare tablet");
    CHECK(first.certificate().officer == second.certificate().officer);
    CHECK(first.signer() != second.signer());
    const auto record = recordNumber(1);
    (void)receiptFor(server, first, partWith(record, test_form::words(), Text("first")), server.form);
    const auto part = partWith(record, test_form::words(), Text("put right"), {first.lastOperation()});
    CHECK(receiptFor(server, second, part, server.form).state == ReceiptState::Applied);
}

TEST_CASE("A held entry is in the log and in its author's feed, and in nobody's record") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto entry = tablet.write(partWith(recordNumber(1), test_form::words(), true), server.form);
    const auto fromTheStart = tablet.request(server.clock.now().utcMs);
    CHECK(server.exchange(tablet, {entry}).leaves.at(0).held == HoldReason::DoesNotFitForm);
    const auto answer = server.sendWell(tablet, fromTheStart);
    REQUIRE(answer.leaves.size() == 1);
    CHECK(answer.leaves[0].held == HoldReason::DoesNotFitForm);
    CHECK(answer.leaves[0].entry == canonicalBytes(entry));
    CHECK(tablet.records().empty());
    auto colleague = server.enrolled("PC 2 Khan");
    const auto others = server.exchange(colleague);
    CHECK(others.leaves.empty());
    CHECK(others.cursor.leaf == 1);
    CHECK(colleague.records().empty());
}
