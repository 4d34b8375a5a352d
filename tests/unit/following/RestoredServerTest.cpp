#include "tests/unit/following/RestoredWorld.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace seenheard {

namespace {

using Catch::Matchers::ContainsSubstring;

} // namespace

TEST_CASE(
    "A server put back to an older backup stops as soon as a tablet shows what it has signed, and stays stopped") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    world.writeAfterTheBackup();
    world.server.putBackupBack();
    world.write(world.asha, world.first, "waiting");

    const auto refused = world.asha.refusedExchange();
    CHECK(refused.code == "restored");
    CHECK_THAT(refused.message, ContainsSubstring("Nothing is lost"));
    CHECK_THAT(world.server.log.lines(), ContainsSubstring("'seenheard-server restored'"));
    world.server.restart();
    CHECK(world.ben.refusedExchange().code == "restored");
    CHECK(errorIn(world.server.post("/v1/box", {}, world.asha.identity().id())).code == "restored");
    CHECK_THAT(world.server.runStopped({"status"}).said, ContainsSubstring("standing: stopped"));
    CHECK(world.asha.store().entries().counts().value().waiting == 1);
    CHECK(world.server
              .runStopped({"signers", "revoke", world.ben.certificate().signer().hex(), "--by", "Inspector Webb",
                  "--reason", "lost"})
              .code
        == 1);
}

TEST_CASE("After a new epoch was opened every entry of both tablets is in the log again, and all agree") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    world.writeAfterTheBackup();
    world.server.putBackupBack();
    world.write(world.ben, world.first, "waiting");
    SECTION("when a tablet has stopped it") {
        CHECK(world.asha.refusedExchange().code == "restored");
    }
    SECTION("when whoever restored it opened the epoch before any tablet came") {}
    const auto survived = world.server.store().log().head().value().ref.size;

    const auto opened = world.restore();
    CHECK(opened.code == 0);
    CHECK_THAT(opened.said, ContainsSubstring("Epoch 1 begins with the " + std::to_string(survived) + " leaves"));
    CHECK_FALSE(world.allInTheLog());
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    CHECK(world.allInTheLog());
    CHECK(world.allAgree());
    CHECK(world.asha.texts(world.first, test_form::words()) == world.ben.texts(world.first, test_form::words()));
    const auto head = world.server.store().log().head().value();
    CHECK(head.ref.epoch == 1);
    for (auto* tablet : {&world.asha, &world.ben}) {
        const auto counts = tablet->store().entries().counts().value();
        CHECK(counts.waiting + counts.received + counts.held + counts.refused == 0);
        CHECK(tablet->store().sync().position().value().treeHead == head);
        CHECK(tablet->store().sync().bringing(0, 1'000'000, 100).value().empty());
    }
    CHECK(world.server.store().log().heldCount().value() == 0);
}

TEST_CASE("A server that went on after the restore, before any tablet knew better, comes together again") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    world.writeAfterTheBackup();
    world.server.putBackupBack();
    FollowingTablet cara(world.server, "PC 3 Cara", "Response 1");
    for (std::uint8_t number = 10; number < 16; ++number)
        world.write(cara, recordNumber(number), "another branch of the log");
    cara.exchange();
    CHECK(world.asha.refusedExchange().code == "restored");

    CHECK(world.restore().code == 0);
    world.exchangeBoth();
    cara.exchange();
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    cara.exchange();
    CHECK(world.allInTheLog());
    CHECK(world.allAgree());
    CHECK(cara.agrees(world.third));
    CHECK(world.ben.agrees(recordNumber(12)));
}

TEST_CASE("What an administrator decided after the backup comes back from the tablets, and takes effect again") {
    RestoredWorld world;
    FollowingTablet dale(world.server, "PC 4 Dale", "Response 1");
    world.writeBeforeTheBackup();
    const auto closed = dale.certificate().signer();
    world.perform(
        {ActKind::SignerRevoked, subjectOf(closed), "Inspector Webb", "the tablet is lost", std::nullopt, {}});
    world.writeAfterTheBackup();
    world.server.putBackupBack();
    CHECK(world.standingOf(closed) == SignerStanding::Open);

    world.restoreAndGather();
    CHECK(world.standingOf(closed) == SignerStanding::Revoked);
    CHECK(world.allInTheLog());
    // The server writes on under its new signer.
    world.perform({ActKind::SignerRetired, subjectOf(world.ben.certificate().signer()), "Inspector Webb", "moved",
        std::nullopt, {}});
    world.asha.exchange();
    CHECK(world.asha.store().signers().mark(world.ben.certificate().signer()).value().standing
        == SignerStanding::Retired);
}

TEST_CASE("What another officer wrote comes back from any tablet that has it") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    world.writeAfterTheBackup();
    world.server.putBackupBack();
    CHECK(world.restore().code == 0);
    // Asha's tablet never comes back.
    world.ben.exchange();
    CHECK(world.endGathering().code == 0);
    world.ben.exchange();
    CHECK(world.allInTheLog());
    CHECK(world.ben.agrees(world.first));
    CHECK(world.ben.agrees(world.second));
}

TEST_CASE("A tablet that had not gone beyond what survived keeps its place") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    world.write(world.asha, world.second, "second");
    world.asha.exchange();
    world.server.putBackupBack();
    CHECK(world.asha.refusedExchange().code == "restored");
    CHECK(world.restore().code == 0);
    const auto before = world.ben.store().sync().position().value().cursor;
    const auto answers = world.ben.answers().size();
    world.ben.exchange();
    REQUIRE(world.ben.answers().size() >= answers + 2);
    CHECK_FALSE(world.ben.answers().at(answers).epoch.empty());
    CHECK(world.ben.answers().at(answers + 1).cursor.leaf >= before.leaf);
    const auto next = world.ben.answers().at(answers + 1);
    for (const auto& leaf : next.leaves)
        CHECK(leaf.leaf >= before.leaf);
    CHECK(world.ben.agrees(world.first));
}

TEST_CASE("An epoch that the pinned root has not signed is refused and changes nothing") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    world.writeAfterTheBackup();
    const auto position = world.asha.store().sync().position().value();
    world.server.putBackupBack();
    CHECK(world.restore().code == 0);
    const auto& enrolment = world.asha.identity().enrolment();
    SystemRandom random;
    SyncSession session(world.asha.store().sync(),
        {enrolment.issuing.serverName, enrolment.issuing.issuingKey, world.asha.identity().signer(),
            SigningKey::generate(random).publicKey()},
        world.asha.identity().key(), world.server.clock);
    const auto request = session.nextRequest();
    REQUIRE(request.ok());
    const auto response = world.server.post((*request)->path, (*request)->body, world.asha.identity().id());
    const auto taken = session.take({response.status, response.body});
    REQUIRE_FALSE(taken.ok());
    CHECK(taken.error().code == ErrorCode::BadSignature);
    CHECK(world.asha.store().sync().position().value().cursor == position.cursor);
    CHECK(world.asha.texts(world.first, test_form::words()).size() == 2);
}

TEST_CASE("An epoch is not opened without the root key of this server") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    ServerUnderTest other;
    const auto refused = world.server.runStopped({"restored", "--recovery-key", other.recoveryFile().string()});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.said, ContainsSubstring("another server"));
    CHECK(world.server.store().log().head().value().ref.epoch == 0);
}

TEST_CASE("A command to a tablet after a restore is not taken for one that it carried out before") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    const auto tablet = world.asha.certificate().tablet;
    const auto give = [&](CommandKind kind) {
        const GivenCommand command{tablet, {0, kind, 5}, "Insp. Shah", "lost", std::nullopt};
        return world.server.store().tabletCommands().give(command).value().command.number;
    };
    give(CommandKind::Lock);
    const auto carriedOut = give(CommandKind::Unlock);
    world.server.putBackupBack();
    REQUIRE(world.restore().code == 0);

    CHECK(give(CommandKind::Wipe) > carriedOut);
    // The tablet says again what it did before.
    REQUIRE(world.server.store().tabletCommands().noteCarriedOut(tablet, carriedOut, 6).ok());
    const auto open = world.server.store().tabletCommands().open(tablet, 9);
    REQUIRE(open.ok());
    REQUIRE(open->size() == 1);
    CHECK(open->front().kind == CommandKind::Wipe);
}

} // namespace seenheard
