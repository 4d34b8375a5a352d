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

    world.killServer();
    world.server(
        {"restored", "--recovery-key", world.file("recovery.json").string(), "--store", world.store().string()});
    world.startServer();
    exchangeAll({&dale, &khan});
    for (const auto* tablet : {&dale, &khan}) {
        const auto status = tablet->json({"status"});
        CHECK(status.at("waiting") == 0);
        CHECK(status.at("received") == 0);
        CHECK(status.at("held") == 0);
        CHECK(status.at("missing_numbers").empty());
        const auto& before = tablet == &dale ? shown : shownToKhan;
        CHECK(tablet->json({"record", "show", record}).at("fields") == before.at("fields"));
    }

    const auto exported = world.file("log.export").string();
    world.server({"export", "--store", world.store().string(), exported});
    const auto checked = Program({SEENHEARD_VERIFY_PROGRAM, {exported}, {}, world.file("verify")}).wait();
    INFO(checked.out);
    CHECK(checked.code == 0);
    CHECK(checked.out.find("whole") != std::string::npos);
}

} // namespace seenheard
