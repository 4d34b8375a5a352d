#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr auto incident = "incident-da-two-young-children";
constexpr auto firstAnswers = "da-two-young-children.first-officer";
constexpr auto secondAnswers = "da-two-young-children.second-officer";

void keepBackup(World& world) {
    world.killServer();
    world.server({"status", "--store", world.store().string()}); // closes the store whole
    std::filesystem::copy_file(world.store(), world.file("backup.db"));
    world.startServer();
}

void putBackupBack(World& world) {
    world.killServer();
    for (const auto* ending : {"-wal", "-shm"})
        std::filesystem::remove(world.store().string() + ending);
    std::filesystem::copy_file(
        world.file("backup.db"), world.store(), std::filesystem::copy_options::overwrite_existing);
    world.startServer();
}

void openEpoch(World& world) {
    world.killServer();
    world.server({"restored", "--recovery-key", world.file("recovery.json").string(), "--store", world.store().string(),
        "--backup-put-back"});
    world.startServer();
}

/// While the server runs, as an administrator does it.
void endGathering(World& world) {
    world.server({"gathering", "end", "--by", "Inspector Webb", "--reason", "all tablets have come", "--store",
        world.store().string()});
}

} // namespace

TEST_CASE("a server restored from a backup stops, and after a new epoch has everything that two tablets wrote") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    keepBackup(world);
    const auto record = dale.record(caseFile(firstAnswers), incident);
    CHECK(khan.record(caseFile(secondAnswers), incident) == record);
    exchangeAll({&dale, &khan});
    const auto shown = dale.json({"record", "show", record});
    const auto shownToKhan = khan.json({"record", "show", record});
    putBackupBack(world);

    CHECK(dale.refusal({"exchange"}).find("restored from an older backup") != std::string::npos);
    CHECK(world.server({"status", "--store", world.store().string()}).find("standing: stopped") != std::string::npos);
    CHECK(dale.json({"record", "show", record}) == shown);

    openEpoch(world);
    exchangeAll({&dale, &khan});
    // Their words are safe there, and in no record yet; both ends say so.
    CHECK(dale.json({"status"}).at("server_gathers") == true);
    CHECK(dale.json({"status"}).at("waiting") == 0);
    CHECK(dale.json({"status"}).at("received") == 1);
    CHECK(dale.run({"status"}).out.find("gathers what tablets hold") != std::string::npos);
    CHECK(dale.records() == std::vector{record});
    const auto gathering = world.server({"status", "--store", world.store().string()});
    CHECK(gathering.find("standing: gathering") != std::string::npos);
    INFO(gathering);
    // Two with their words, three that say who looked at them.
    CHECK(gathering.find("received: 5") != std::string::npos);

    endGathering(world);
    exchangeAll({&dale, &khan});
    for (const auto* tablet : {&dale, &khan}) {
        const auto status = tablet->json({"status"});
        CHECK(status.at("server_gathers") == false);
        CHECK(status.at("waiting") == 0);
        CHECK(status.at("received") == 0);
        CHECK(status.at("held") == 0);
        CHECK(status.at("missing_numbers").empty());
        const auto& before = tablet == &dale ? shown : shownToKhan;
        CHECK(tablet->json({"record", "show", record}).at("fields") == before.at("fields"));
    }

    const auto exported = world.file("log.export").string();
    world.server(
        {"export", "--store", world.store().string(), "--by", "A. Head", "--reason", "to be checked", exported});
    const auto checked = Program({SEENHEARD_VERIFY_PROGRAM, {exported}, {}, world.file("verify")}).wait();
    INFO(checked.out);
    CHECK(checked.code == 0);
    CHECK(checked.out.find("whole") != std::string::npos);
}

TEST_CASE("a tablet that was enrolled after the backup is let in again and delivers what it holds, once") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    keepBackup(world);
    const auto khan = world.tablet("PC 2 Khan");
    const auto record = khan.record(caseFile(secondAnswers), incident);
    exchangeAll({&khan, &dale});
    putBackupBack(world);
    const auto unsent = khan.record(caseFile(firstAnswers), incident);
    CHECK(unsent == record);
    // It shows what the server signed after the backup: nothing is taken, and nothing is lost.
    CHECK(khan.refusal({"exchange"}).find("restored from an older backup") != std::string::npos);
    CHECK(world
              .startServerCommand({"enrol", "--officer", "PC 2 Khan", "--team", "Response", "--district", "Bradford",
                  "--store", world.store().string()})
              .wait()
              .err.find("'seenheard-server restored'")
        != std::string::npos);

    openEpoch(world);
    for (int again = 0; again < 2; ++again)
        khan.json({"exchange"});
    CHECK(khan.json({"status"}).at("waiting") == 0);
    dale.json({"exchange"});
    endGathering(world);
    exchangeAll({&khan, &dale});
    const auto status = khan.json({"status"});
    CHECK(status.at("received") == 0);
    CHECK(status.at("held") == 0);
    CHECK(status.at("standing") == "open");
    const auto ofKhan = dale.json({"record", "show", record}).dump();
    CHECK(ofKhan.find("PC 2 Khan") != std::string::npos);
    const auto signers = world.server({"signers", "list", "--store", world.store().string()});
    CHECK(signers.find("PC 2 Khan") != std::string::npos);
    const auto totals = world.server({"status", "--store", world.store().string()});
    CHECK(totals.find("received: 0") != std::string::npos);
    CHECK(totals.find("held: 0") != std::string::npos);
}

TEST_CASE("what waits on a broken tablet that was enrolled after the backup comes out of its black box, once") {
    World world;
    keepBackup(world);
    const auto khan = world.tablet("PC 2 Khan");
    khan.json({"exchange"});
    const auto record = khan.record(caseFile(secondAnswers), incident);
    putBackupBack(world);
    openEpoch(world);
    std::filesystem::remove(khan.profile() / "store.db");
    for (int again = 0; again < 2; ++again)
        world.server({"recover", khan.profile().string(), "--by", "Inspector Webb", "--reason", "the tablet is broken",
            "--store", world.store().string()});
    CHECK(world.server({"status", "--store", world.store().string()}).find("received: 1") != std::string::npos);
    endGathering(world);
    const auto dale = world.tablet("PC 1 Dale");
    dale.json({"exchange"});
    CHECK(dale.records() == std::vector{record});
    CHECK(world.server({"status", "--store", world.store().string()}).find("held: 0") != std::string::npos);
}

} // namespace seenheard
