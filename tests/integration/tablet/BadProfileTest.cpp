#include "platform/base/File.h"
#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

void refusesAllAndKeepsAll(const HeadlessTablet& tablet, const std::string& answers, const std::string& why) {
    const auto before = tablet.files();
    CHECK(tablet.refusal({"status"}).find(why) != std::string::npos);
    (void)tablet.refusal({"record", "new", "incident_observation", "--answers", answers});
    (void)tablet.refusal({"exchange"});
    CHECK(tablet.files() == before);
}

} // namespace

TEST_CASE("a profile that cannot be opened is refused with the reason and left as it is") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto answers = world.write("answers.json", R"({"bwv": "none"})");
    dale.record(answers);
    const auto store = dale.profile() / "store.db";
    SECTION("because a newer version wrote its store") {
        REQUIRE(dale.openStore().execute("PRAGMA user_version = 9999").ok());
        refusesAllAndKeepsAll(dale, answers, "newer version");
    }
    SECTION("because a newer version wrote its enrolment") {
        auto file = nlohmann::json::parse(textOf(*readFile(dale.profile() / "enrolment.json", 10'000)));
        file["version"] = 99;
        REQUIRE(writeFileDurably(dale.profile() / "enrolment.json", bytesOf(file.dump())).ok());
        refusesAllAndKeepsAll(dale, answers, "newer version");
    }
    SECTION("because its store is another application's") {
        REQUIRE(dale.openStore().execute("PRAGMA application_id = 77").ok());
        refusesAllAndKeepsAll(dale, answers, "something else");
    }
    SECTION("because its store is gone") {
        std::filesystem::remove(store);
        refusesAllAndKeepsAll(dale, answers, "no store");
    }
    SECTION("because its vault is damaged") {
        auto vault = *readFile(dale.profile() / "vault", 10'000);
        vault[vault.size() / 2] ^= 1U;
        REQUIRE(writeFileDurably(dale.profile() / "vault", vault).ok());
        refusesAllAndKeepsAll(dale, answers, "vault");
    }
}

TEST_CASE("T7: a store that cannot be read is begun anew, kept aside, and has everything again after an exchange") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto sent = dale.record(world.write("answers.json", R"({"bwv": "none"})"));
    std::ignore = dale.json({"exchange"});
    const auto store = dale.profile() / "store.db";
    SECTION("because it is no store") {
        REQUIRE(writeFileDurably(store, Bytes(8192, 7)).ok());
    }
    SECTION("because it is another profile's") {
        const auto khan = world.tablet("PC 2 Khan");
        std::filesystem::copy_file(
            khan.profile() / "store.db", store, std::filesystem::copy_options::overwrite_existing);
    }
    CHECK(dale.json({"status"}).at("lost_by_rollback") == 1);
    CHECK(std::filesystem::exists(store.string() + ".unreadable"));
    CHECK(dale.json({"check"}).at("mended").at("unreadable") == true);
    std::ignore = dale.json({"exchange"});
    CHECK(dale.records() == std::vector{sent});
    CHECK(dale.json({"check"}).at("whole") == true);
}

} // namespace seenheard
