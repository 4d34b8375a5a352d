#include "platform/base/File.h"
#include "tests/unit/server/LockedBox.h"

namespace seenheard {

TEST_CASE("What waits in a locked tablet's black box reaches the log by the TLS key alone") {
    LockedBox locked;
    locked.save(3);
    const auto totals = locked.deliver();
    CHECK(totals.delivered == 3);
    CHECK(totals.waiting == 0);
    CHECK(locked.leaves() == 3);
    const auto found = locked.server.store().log().find(locked.tablet.signer(), locked.written);
    REQUIRE(found.ok());
    CHECK(found->size() == 3);
}

TEST_CASE("What was delivered once is not sent again, and a mark that was lost costs only sending again") {
    LockedBox locked;
    locked.save(2);
    (void)locked.deliver();
    const auto again = locked.deliver();
    CHECK(again.delivered == 0);
    CHECK(again.roundTrips == 1);
    std::filesystem::remove(locked.path / "delivered");
    CHECK(locked.deliver().delivered == 2);
    CHECK(locked.leaves() == 2);
}

TEST_CASE("More than fits into one message goes in several") {
    LockedBox locked;
    {
        auto box = locked.box(60'000);
        for (int i = 0; i < 12; ++i)
            locked.save(box, locked.next(std::string(50'000, 'x')));
    }
    const auto totals = locked.deliver();
    CHECK(totals.delivered == 12);
    CHECK(totals.roundTrips >= 3);
    CHECK(locked.leaves() == 12);
}

TEST_CASE("A record that was altered and one that is not what its header says stop no other") {
    LockedBox locked;
    {
        auto box = locked.box();
        locked.save(box, locked.next("first"));
        const auto second = locked.next("second");
        const BoxHeader wrong{BoxKind::Entry, locked.tablet.signer(), 2, locked.random.id<EntryId>(), {}, 0};
        REQUIRE(box.append(wrong, canonicalBytes(second)).ok());
        const BoxHeader noise{BoxKind::Entry, locked.tablet.signer(), 3, locked.random.id<EntryId>(), {}, 0};
        REQUIRE(box.append(noise, bytesOf("no entry at all")).ok());
        locked.save(box, locked.next("third"));
    }
    const auto totals = locked.deliver();
    CHECK(totals.delivered == 2);
    CHECK(totals.refused == 2);
    CHECK(totals.waiting == 0);
    CHECK(locked.leaves() == 2);
}

TEST_CASE("Drafts stay in the box: only recovery reads them") {
    LockedBox locked;
    {
        auto box = locked.box();
        const BoxHeader draft{BoxKind::Draft, locked.tablet.signer(), 0, {}, locked.random.id<DraftId>(), 1};
        REQUIRE(box.append(draft, bytesOf("half a sentence")).ok());
    }
    const auto totals = locked.deliver();
    CHECK(totals.delivered + totals.refused + totals.waiting == 0);
    CHECK(locked.leaves() == 0);
}

TEST_CASE("A tablet brings the words of its own officers only") {
    LockedBox locked;
    locked.save(1);
    auto delivery = locked.delivery();
    const auto request = delivery.nextRequest();
    REQUIRE(request.ok());
    const auto other = locked.server.enrolled("PC 2 Khan");
    auto answer = locked.server.post((*request)->path, (*request)->body, other.id());
    REQUIRE(delivery.take({answer.status, std::move(answer.body)}).ok());
    CHECK(delivery.totals().refused == 1);
    CHECK(locked.leaves() == 0);
    CHECK(locked.server.post("/v1/box", Bytes{}, std::nullopt).status == 401);
}

TEST_CASE("A locked tablet that was enrolled after the backup is known by the certificate beside its box") {
    LockedBox world;
    world.server.keepBackup();
    world.tablet = world.server.enrolled("PC 2 Khan");
    world.save(3);
    world.server.putBackupBack();
    // Not known, so it neither gets a receipt nor is it refused: it goes on waiting.
    const auto unknown = world.deliver();
    CHECK(unknown.refused == 0);
    CHECK(unknown.waiting == 3);

    BoxDelivery known(
        world.path, {"Test Force", world.tablet.enrolment().issuing.issuingKey, world.tablet.certificate()}, 0);
    REQUIRE(world.carry(known).ok());
    CHECK(known.totals().delivered == 3);
    CHECK(world.deliver().waiting == 0);
}

TEST_CASE("A held entry counts as delivered: it has its leaf and waits for a supervisor") {
    LockedBox locked;
    {
        auto box = locked.box();
        locked.save(
            box, locked.tablet.write(partWith(recordNumber(1), test_form::words(), Text("x")), {"unknown", {}}));
    }
    CHECK(locked.deliver().delivered == 1);
    CHECK(locked.server.store().log().heldCount().value() == 1);
}

TEST_CASE("A receipt that is not proved frees nothing, and an answer signed by somebody else is refused whole") {
    LockedBox locked;
    locked.save(1);
    auto delivery = locked.delivery();
    const auto request = delivery.nextRequest();
    REQUIRE(request.ok());
    auto answer = boxResponseFrom(*unpackMessage(locked.ask(**request).body));
    REQUIRE(answer.ok());
    SECTION("the proof names another leaf") {
        answer->receipts.front().leaf = 7;
    }
    SECTION("the tree head is of another key") {
        SystemRandom random;
        sign(answer->treeHead, SigningKey::generate(random));
    }
    const auto taken = delivery.take({200, packMessage(canonicalBytes(*answer))});
    REQUIRE_FALSE(taken.ok());
    CHECK(taken.error().code == ErrorCode::BadSignature);
    CHECK(locked.deliver().delivered == 1);
}

TEST_CASE("A request or an answer cut at any octet is refused in words and loses nothing") {
    LockedBox locked;
    locked.save(1);
    auto delivery = locked.delivery();
    const auto request = delivery.nextRequest();
    REQUIRE(request.ok());
    const auto& body = (*request)->body;
    for (std::size_t length = 0; length < body.size(); length += 7)
        CHECK(locked.server.post("/v1/box", copyOf(BytesView(body).first(length)), locked.tablet.id()).status == 400);
    const auto answer = locked.ask(**request);
    for (std::size_t length = 0; length < answer.body.size(); ++length) {
        auto cut = locked.delivery();
        REQUIRE(cut.nextRequest().ok());
        CHECK_FALSE(cut.take({200, copyOf(BytesView(answer.body).first(length))}).ok());
    }
    CHECK(locked.deliver().delivered == 1);
    CHECK(locked.leaves() == 1);
}

TEST_CASE("A command reaches a tablet that has nothing to deliver, until it says that it is done") {
    LockedBox locked;
    auto& commands = locked.server.store().tabletCommands();
    const auto given = commands.give({locked.tablet.id(), {0, CommandKind::Wipe, locked.server.clock.now().utcMs},
        "Insp. Shah", "lost", std::nullopt});
    REQUIRE(given.ok());
    auto first = locked.delivery();
    REQUIRE(locked.carry(first).ok());
    REQUIRE(first.commands().size() == 1);
    CHECK(first.commands().front() == given->command);
    auto second = locked.delivery(given->command.number);
    REQUIRE(locked.carry(second).ok());
    CHECK(second.commands().empty());
    const auto kept = commands.given();
    REQUIRE(kept.ok());
    CHECK(kept->front().person == "Insp. Shah");
    CHECK(kept->front().carriedOutAtMs == locked.server.clock.now().utcMs);
}

TEST_CASE("A command goes to its own tablet only, and to none that is not there") {
    LockedBox locked;
    const auto other = locked.server.enrolled("PC 2 Khan");
    auto& commands = locked.server.store().tabletCommands();
    REQUIRE(commands.give({other.id(), {0, CommandKind::Lock, 5}, "Insp. Shah", "lost", std::nullopt}).ok());
    auto delivery = locked.delivery();
    REQUIRE(locked.carry(delivery).ok());
    CHECK(delivery.commands().empty());
    const auto nowhere = commands.give({{}, {0, CommandKind::Lock, 5}, "Insp. Shah", "lost", std::nullopt});
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().code == ErrorCode::NotFound);
}

} // namespace seenheard
