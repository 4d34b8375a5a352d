#include "sync/protocol/Identity.h"
#include "sync/server/sequencer/Sequencer.h"
#include "tests/unit/following/RestoredWorld.h"

#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace seenheard {

namespace {

using Catch::Matchers::ContainsSubstring;

/// One that wrote after the backup, and a server that gathers.
struct Gathering : RestoredWorld {
    Gathering() {
        writeBeforeTheBackup();
        writeAfterTheBackup();
        server.putBackupBack();
        survived = size();
        CHECK(restore().code == 0);
    }
    std::uint64_t size() { return server.store().log().head().value().ref.size; }
    std::uint64_t received() { return server.store().log().receivedCount().value(); }
    LogStanding standing() { return server.store().log().standing().value(); }
    /// The newest act on a subject, as the log has it.
    std::optional<AdministrativeAct> act(const Reference& subject) {
        const auto identity = server.store().identity();
        REQUIRE(identity.ok());
        const auto record = server.store().log().record(
            Identity(copyOf(identity->identityKey.view())).record(administrationForm, subject));
        return record ? actIn(record->state) : std::nullopt;
    }
    EntryCounts countsOf(FollowingTablet& tablet) { return tablet.store().entries().counts().value(); }

    std::uint64_t survived = 0;
};

AdministrativeAct revocationOf(const SignerId& signer) {
    return {ActKind::SignerRevoked, subjectOf(signer), "Inspector Webb", "the tablet is lost", std::nullopt, {}};
}

} // namespace

TEST_CASE("While a server gathers, what officers wrote is received and durable, and nothing of it is in the log") {
    Gathering world;
    world.asha.exchange();
    world.ben.exchange();
    const auto received = world.received();
    CHECK(received == world.written.size() - 1);
    CHECK(world.size() == world.survived);
    CHECK(world.countsOf(world.asha).received == 2);
    CHECK(world.countsOf(world.asha).waiting == 0);
    CHECK(world.asha.store().profile().serverGathers().value());
    CHECK(world.asha.answers().back().gathering);

    // Again and again changes nothing, and neither does a restart.
    world.exchangeBoth();
    world.server.restart();
    world.exchangeBoth();
    CHECK(world.received() == received);
    CHECK(world.size() == world.survived);
    const auto status = world.server.runStopped({"status"});
    CHECK_THAT(status.said, ContainsSubstring("standing: gathering"));
    CHECK_THAT(status.said, ContainsSubstring("received: " + std::to_string(received)));
}

TEST_CASE("What another officer wrote is brought to a server that gathers once, and again when that is over") {
    Gathering world;
    world.ben.exchange();
    const auto received = world.received();
    const auto up = world.ben.exchange().bytesUp;
    CHECK(world.ben.store().sync().bringing(0, 1'000'000, 100).value().empty());
    CHECK(world.ben.exchange().bytesUp <= up + 8);
    CHECK(world.received() == received);
    CHECK(world.ben.store().entries().aside(0, 1'000'000, 100).value().size() == 2);
    CHECK(world.endGathering().code == 0);
    world.ben.exchange();
    CHECK(world.ben.store().entries().aside(0, 1'000'000, 100).value().empty());
    CHECK(world.allInTheLog());
}

TEST_CASE("What is newly written while a server gathers is received too, and applied when that is ended") {
    Gathering world;
    world.exchangeBoth();
    world.write(world.ben, world.second, "written meanwhile");
    world.ben.exchange();
    CHECK(world.countsOf(world.ben).received > 0);
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    CHECK(world.allInTheLog());
    CHECK(world.allAgree());
    CHECK(world.countsOf(world.ben).received + world.countsOf(world.ben).waiting == 0);
    CHECK_FALSE(world.ben.store().profile().serverGathers().value());
    CHECK(world.asha.texts(world.second, test_form::words()).size() == 2);
}

TEST_CASE("Whoever ends a gathering stands in the log, by name and with the reason") {
    Gathering world;
    world.exchangeBoth();
    const auto ended = world.endGathering();
    CHECK(ended.code == 0);
    CHECK_THAT(ended.said, ContainsSubstring("The gathering is ended"));
    const auto act = world.act(epochNumbered(1));
    REQUIRE(act);
    CHECK(act->kind == ActKind::GatheringEnded);
    CHECK(act->by == "Inspector Webb");
    CHECK(act->why == "all tablets have come");
    CHECK(world.standing() == LogStanding::Open);
    CHECK(world.received() == 0);
}

TEST_CASE("A gathering is ended once, and only where there is one") {
    Gathering world;
    CHECK(world.endGathering().code == 0);
    const auto again = world.endGathering();
    CHECK(again.code == 1);
    CHECK_THAT(again.said, ContainsSubstring("does not gather"));
    ServerUnderTest healthy;
    CHECK(healthy.runStopped({"gathering", "end", "--by", "Inspector Webb", "--reason", "to be sure"}).code == 1);
    CHECK(healthy.runStopped({"gathering", "end"}).code == 2);
}

TEST_CASE("A gathering whose end was cut off goes on with the next exchange") {
    Gathering world;
    world.exchangeBoth();
    world.perform({ActKind::GatheringEnded, epochNumbered(1), "Inspector Webb", "all have come", 1, {}});
    CHECK(world.standing() == LogStanding::Emptying);
    CHECK_FALSE(world.allInTheLog());
    world.server.restart();
    world.exchangeBoth();
    world.exchangeBoth();
    CHECK(world.standing() == LogStanding::Open);
    CHECK(world.allInTheLog());
    CHECK(world.allAgree());
}

TEST_CASE("A revocation that comes back late counts for what was received before it came") {
    RestoredWorld world;
    FollowingTablet dale(world.server, "PC 4 Dale", "Response 1");
    world.writeBeforeTheBackup();
    world.perform(revocationOf(dale.certificate().signer()));
    world.asha.exchange();
    world.server.putBackupBack();
    CHECK(world.restore().code == 0);
    dale.write(world.third, test_form::words(), Text("written on the lost tablet"));
    dale.exchange();
    CHECK(world.standingOf(dale.certificate().signer()) == SignerStanding::Open);
    world.asha.exchange();
    CHECK(world.standingOf(dale.certificate().signer()) == SignerStanding::Revoked);
    CHECK(world.endGathering().code == 0);
    const auto held = world.server.store().log().held().value();
    REQUIRE(held.size() == 1);
    CHECK(held.front().reason == HoldReason::RevokedSigner);
    CHECK(held.front().entry == dale.store().chainHead().entry);
}

TEST_CASE("A record that was disposed of after the backup does not come back, whichever tablet comes first") {
    RestoredWorld world;
    FollowingTablet dale(world.server, "PC 4 Dale", "Response 1");
    world.writeBeforeTheBackup();
    world.write(world.asha, world.second, "lantern");
    world.exchangeBoth();
    world.perform(
        {ActKind::RecordDisposed, subjectOf(world.second), "Inspector Webb", "the period is over", std::nullopt, {}});
    world.exchangeBoth();
    world.server.putBackupBack();
    CHECK(world.restore().code == 0);
    const auto daleWrites = [&] {
        dale.write(world.second, test_form::words(), Text("lantern too"));
        dale.exchange();
    };
    SECTION("the words") {
        daleWrites();
        world.exchangeBoth();
    }
    SECTION("the act") {
        world.exchangeBoth();
        daleWrites();
    }
    CHECK(world.endGathering().code == 0);
    dale.exchange();
    CHECK(world.server.store().log().record(world.second).value().disposed);
    const auto held = world.server.store().log().held().value();
    REQUIRE_FALSE(held.empty());
    CHECK(held.back().reason == HoldReason::RecordDisposed);
    CHECK(dale.traces("lantern too") == 0);
}

TEST_CASE("What was released or refused before the restore is decided again by the same person, once it is back") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    const auto kind = GENERATE(ActKind::EntryReleased, ActKind::EntryRefused);
    world.perform(revocationOf(world.ben.certificate().signer()));
    world.server.keepBackup();
    world.write(world.ben, world.third, "held at first");
    world.ben.exchange();
    const auto entry = world.written.back();
    world.perform({kind, subjectOf(entry), "Inspector Webb", "known to be his", std::nullopt, {}});
    world.exchangeBoth();
    world.server.putBackupBack();

    world.restoreAndGather();
    CHECK(world.server.store().log().heldCount().value() == 0);
    const bool released = kind == ActKind::EntryReleased;
    CHECK((world.asha.has(world.third) && !world.asha.texts(world.third, test_form::words()).empty()) == released);
}

TEST_CASE("A refused entry comes back from its author, who sees what is decided of it now") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    world.write(world.ben, world.second, "what Ben heard");
    world.exchangeBoth();
    const auto bens = world.ben.lastOperation();
    world.asha.write({partWith(world.second, test_form::words(), Text("in Asha's words"), {bens})});
    world.written.push_back(world.asha.store().chainHead().entry);
    const auto entry = world.written.back();
    const bool survives = GENERATE(true, false);
    if (survives) {
        world.exchangeBoth();
        world.server.keepBackup();
    }
    world.exchangeBoth();
    world.perform({ActKind::EntryRefused, subjectOf(entry), "Inspector Webb", "not hers to replace", std::nullopt, {}});
    world.exchangeBoth();
    REQUIRE(world.asha.store().entries().counts().value().refused == 1);
    world.server.putBackupBack();

    CHECK(world.restore().code == 0);
    if (survives)
        world.perform(
            {ActKind::EntryReleased, subjectOf(entry), "Inspector Shah", "looked into again", std::nullopt, {}});
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    CHECK(world.allInTheLog());
    const auto counts = world.asha.store().entries().counts().value();
    CHECK(counts.refused == (survives ? 0 : 1));
    const auto outcomes = world.asha.store().entries().outcomes(world.second);
    REQUIRE(outcomes.ok());
    REQUIRE(outcomes->size() == 1);
    CHECK(outcomes->front().by == (survives ? "Inspector Shah" : "Inspector Webb"));
}

TEST_CASE("What somebody had seen enters the log before what he wrote of it, in whatever order it was brought") {
    RestoredWorld world;
    FollowingTablet sergeant(world.server, "Sgt 9 Oak", "Response 1", Role::Supervisor);
    world.writeBeforeTheBackup();
    world.write(world.asha, world.second, "the record begins");
    world.exchangeBoth();
    world.asha.write(world.second, test_form::concern(), Text("some"));
    const auto some = world.asha.lastOperation();
    world.ben.write(world.second, test_form::concern(), Text("serious"));
    const auto serious = world.ben.lastOperation(0);
    world.exchangeBoth();
    sergeant.exchange();
    sergeant.write(
        {partWith(world.second, test_form::concern(), Text("serious"), {some, serious}, "Ben saw the child last.")});
    sergeant.exchange();
    world.server.putBackupBack();

    CHECK(world.restore().code == 0);
    const auto placeOf = [&](FollowingTablet& tablet, const OperationId& id) {
        const auto found = world.server.store().log().find(tablet.certificate().signer(), std::span(&id.entry, 1));
        REQUIRE(found.ok());
        return found->empty() ? std::optional<ChainEntry>() : std::optional(found->front());
    };
    // The decision first.
    const auto decision = sergeant.lastOperation();
    for (int answers = 0; !placeOf(sergeant, decision) && answers < 10; ++answers)
        sergeant.exchange(answers + 1);
    REQUIRE(placeOf(sergeant, decision));
    CHECK(placeOf(sergeant, decision)->waits);
    CHECK_FALSE(placeOf(world.asha, some));
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    CHECK(placeOf(world.asha, some)->leaf < placeOf(sergeant, decision)->leaf);
    CHECK(placeOf(world.ben, serious)->leaf < placeOf(sergeant, decision)->leaf);
    world.exchangeBoth();
    sergeant.exchange();
    CHECK(world.server.store().log().heldCount().value() == 0);
    CHECK(world.asha.agrees(world.second));
    CHECK(sergeant.agrees(world.second));
    CHECK(world.asha.texts(world.second, test_form::concern()) == std::vector<std::string>{"serious"});
}

TEST_CASE("A tablet that was away for two restores is led through both epochs") {
    Gathering world;
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    world.asha.exchange();
    world.server.keepBackup();
    world.write(world.asha, world.first, "after the second backup");
    world.asha.exchange();
    world.server.putBackupBack();
    CHECK(world.asha.refusedExchange().code == "restored");
    const auto opened = world.restore();
    CHECK(opened.code == 0);
    CHECK_THAT(opened.said, ContainsSubstring("Epoch 2 begins"));
    FollowingTablet& away = world.ben;
    away.exchange();
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    CHECK(world.server.store().log().head().value().ref.epoch == 2);
    CHECK(away.store().sync().position().value().treeHead.ref.epoch == 2);
    CHECK(world.allInTheLog());
    CHECK(world.allAgree());
}

TEST_CASE("Restored again from before the first new epoch, a server comes together with tablets of either") {
    Gathering world;
    // Ben never heard of the first new epoch.
    world.asha.exchange();
    CHECK(world.endGathering().code == 0);
    world.asha.exchange();
    world.server.putBackupBack();
    CHECK(world.asha.refusedExchange().code == "restored");
    const auto opened = world.restore();
    CHECK_THAT(opened.said, ContainsSubstring("Epoch 2 begins"));
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    CHECK(world.allInTheLog());
    CHECK(world.allAgree());
    for (auto* tablet : {&world.asha, &world.ben})
        CHECK(tablet->store().sync().position().value().treeHead.ref.epoch == 2);
}

TEST_CASE("A backup that was taken while the server gathered keeps what had been received") {
    Gathering world;
    world.exchangeBoth();
    const auto received = world.received();
    world.server.keepBackup();
    world.write(world.ben, world.first, "behind the second backup");
    world.ben.exchange();
    world.perform(revocationOf(world.server.enrolled("PC 9 Gone").signer()));
    world.ben.exchange();
    world.server.putBackupBack();
    CHECK(world.received() == received);
    CHECK(world.ben.refusedExchange().code == "restored");
    CHECK(world.restore().code == 0);
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    CHECK(world.allInTheLog());
    CHECK(world.allAgree());
}

TEST_CASE("A healthy server is not restored by mistake") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    const auto head = world.server.store().log().head().value();
    const auto refused = world.server.runStopped({"restored", "--recovery-key", world.server.recoveryFile().string()});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.said, ContainsSubstring("--backup-put-back"));
    CHECK_THAT(refused.said, ContainsSubstring("nothing was changed"));
    CHECK(world.server.store().log().head().value() == head);
}

TEST_CASE("A process that still runs the old epoch adds nothing to the log and receives nothing") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    SystemRandom random;
    const auto store = world.server.openElsewhere();
    auto identity = store->identity();
    REQUIRE(identity.ok());
    CHECK(world.restore().code == 0);
    const auto before = world.server.store().log().head().value();

    SignerDirectory signers(store->signers());
    FormDirectory forms(store->catalogue());
    Sequencer sequencer(store->log(), {*identity, signers, forms, world.server.clock, random});
    world.asha.write(world.first, test_form::words(), Text("to the wrong process"));
    const auto entry = world.asha.store().entries().ownEntry(world.asha.store().chainHead().number).value().entry;
    std::vector checked{checkEntry(entry, world.asha.certificate())};
    const auto refused = sequencer.sequence(checked);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::Busy);
    CHECK_THAT(refused.error().message, ContainsSubstring("Start it again"));
    CHECK_FALSE(
        Administration(*store, *identity, world.server.clock, random).endGathering("Inspector Webb", "too early").ok());
    CHECK(world.server.store().log().head().value() == before);
    CHECK(world.server.store().log().receivedCount().value() == 0);
}

TEST_CASE("Who was enrolled after the backup is let in again by his certificate, and what he wrote comes once") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    FollowingTablet dale(world.server, "PC 4 Dale", "Response 1");
    world.write(dale, world.third, "by whom the backup does not know");
    dale.exchange();
    world.exchangeBoth();
    world.server.putBackupBack();
    const auto signer = dale.certificate().signer();
    const auto enrolledHere = [&] {
        return std::ranges::any_of(world.server.store().log().signers().value(),
            [&](const SignerState& one) { return one.certificate.signer() == signer; });
    };
    CHECK_FALSE(enrolledHere());
    CHECK(world.restore().code == 0);
    SECTION("by his own tablet") {
        dale.write(world.third, test_form::words(), Text("not sent yet"));
        world.written.push_back(dale.store().chainHead().entry);
        dale.exchange();
        CHECK(enrolledHere());
    }
    SECTION("by the tablet of a colleague, where his own never comes") {
        world.ben.exchange();
        CHECK(enrolledHere());
    }
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    CHECK(world.allInTheLog());
    CHECK(world.ben.agrees(world.third));
    CHECK(world.server.store().log().heldCount().value() == 0);
    const auto said = world.server.runStopped({"signers", "list"}).said;
    CHECK_THAT(said, ContainsSubstring("PC 4 Dale"));
}

TEST_CASE("Who was enrolled and revoked after the backup comes back revoked, whichever comes back first") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    FollowingTablet dale(world.server, "PC 4 Dale", "Response 1");
    const auto signer = dale.certificate().signer();
    dale.exchange();
    world.perform(revocationOf(signer));
    world.exchangeBoth();
    world.server.putBackupBack();
    CHECK(world.restore().code == 0);
    const bool actFirst = GENERATE(true, false);
    dale.write(world.third, test_form::words(), Text("written on the lost tablet"));
    if (actFirst)
        world.exchangeBoth();
    dale.exchange();
    world.exchangeBoth();
    CHECK(world.standingOf(signer) == SignerStanding::Revoked);
    CHECK(world.endGathering().code == 0);
    CHECK(world.server.store().log().heldCount().value() == 1);
}

TEST_CASE("A role that was given before the restore and comes back late does not replace one given since") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    const auto signer = world.asha.certificate().signer();
    const auto give = [&](const std::string& role) {
        world.perform({ActKind::RoleGiven, roleOf(signer), "Inspector Webb", "The shift changes.", std::nullopt, role});
    };
    give("pcso");
    give("supervisor");
    world.exchangeBoth();
    world.server.putBackupBack();
    CHECK(world.restore().code == 0);
    const bool decidedFirst = GENERATE(true, false);
    const auto expected = decidedFirst ? Role::Officer : Role::Supervisor;
    if (decidedFirst)
        give("officer");
    world.exchangeBoth();
    world.exchangeBoth();
    CHECK(world.endGathering().code == 0);
    world.exchangeBoth();
    const auto signers = world.server.store().log().signers();
    REQUIRE(signers.ok());
    for (const auto& one : *signers)
        if (one.certificate.signer() == signer)
            CHECK(one.role == expected);
    for (auto* tablet : {&world.asha, &world.ben})
        CHECK(tablet->store().signers().roleOf(world.asha.certificate()) == expected);
}

TEST_CASE("A certificate that this server did not give lets nobody in, and the tablet is told to enrol again") {
    ServerUnderTest other;
    RestoredWorld world;
    world.writeBeforeTheBackup();
    auto stranger = other.enrolled("PC 7 Stranger");
    auto request = stranger.request(world.server.clock.now().utcMs);
    request.serverName = world.server.store().identity()->name;
    CHECK(errorIn(world.server.send(stranger, request)).code == "signer_unknown");
    request.certificates = {stranger.certificate()};
    const auto refused = world.server.send(stranger, request);
    CHECK(refused.status == 401);
    CHECK(errorIn(refused).code == "not_entitled");
    CHECK_THAT(errorIn(refused).message, ContainsSubstring("Enrol the tablet again"));
}

TEST_CASE("While the log is stopped nobody is enrolled, assigned or loaded, and no code is used up") {
    RestoredWorld world;
    world.writeBeforeTheBackup();
    const auto code = world.server.offer("PC 5 New");
    world.server.keepBackup();
    world.writeAfterTheBackup();
    world.server.putBackupBack();
    CHECK(world.asha.refusedExchange().code == "restored");

    ScriptedTablet tablet("tablet");
    const auto enrolling = tablet.enrolmentRequest(code);
    const auto response = world.server.post("/v1/enrol", packMessage(canonicalBytes(enrolling)), std::nullopt);
    CHECK(response.status == 503);
    CHECK(errorIn(response).code == "restored");
    for (const auto& words :
        {std::vector<std::string>{"enrol", "--officer", "PC 6", "--team", "A", "--district", "B"},
            {"people", "assign", "--officer", "PC 1 Asha", "--scope", "team:Night", "--by", "A. Head", "--reason", "x"},
            {"reference", "load", world.server.storeFile().parent_path().string()}}) {
        const auto refused = world.server.runStopped(words);
        CHECK(refused.code == 1);
        CHECK_THAT(refused.said, ContainsSubstring("'seenheard-server restored'"));
    }
    // The code is of the backup: somebody may have used it since.
    CHECK(world.restore().code == 0);
    const auto late = world.server.post("/v1/enrol", packMessage(canonicalBytes(enrolling)), std::nullopt);
    CHECK(errorIn(late).code == "revoked");
}

} // namespace seenheard
