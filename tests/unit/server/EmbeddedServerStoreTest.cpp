#include "sync/server/store/EmbeddedServerStore.h"

#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

using namespace seenheard;

namespace {

std::string octetsOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("Opening a store that is not there, or without its secret, says what to do and makes nothing", "[embedded]") {
    const TempDirectory directory;
    SystemRandom random;
    const auto missing = EmbeddedServerStore::open(directory / "none.db", random);
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().message.find("seenheard-server init") != std::string::npos);
    CHECK(std::filesystem::is_empty(directory.path()));

    std::ofstream(directory / "other.db") << "not a database";
    CHECK(EmbeddedServerStore::open(directory / "other.db", random).error().code == ErrorCode::NotFound);
    std::ofstream(directory / "other.db.secret") << std::string(64, 'a');
    CHECK_FALSE(EmbeddedServerStore::open(directory / "other.db", random).ok());
    CHECK(octetsOf(directory / "other.db") == "not a database");
}

TEST_CASE("Nothing an officer wrote can be read in the store's files", "[embedded]") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const std::string canary = "canary words of a child";
    (void)server.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text(canary)), server.form)});
    for (const auto& file : std::filesystem::directory_iterator(server.storeFile().parent_path()))
        CHECK(octetsOf(file.path()).find(canary) == std::string::npos);
}

TEST_CASE("What was written in a record is gone with its key; the log and its proofs stay", "[embedded]") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    (void)server.exchange(tablet,
        {tablet.write(partWith(recordNumber(1), test_form::words(), Text("to be disposed of")), server.form),
            tablet.write(partWith(recordNumber(2), test_form::words(), Text("stays")), server.form)});
    {
        const auto keys = readSecret(EmbeddedFiles(server.storeFile()));
        REQUIRE(keys.ok());
        auto database =
            Database::open(EmbeddedFiles(server.storeFile()).keys, keys->keys.view(), Database::Mode::ReadWrite);
        REQUIRE(database.ok());
        REQUIRE(database->execute("delete from record_keys where number = 1").ok());
    }
    const auto leaves = server.store().log().leaves(0, 2, 1'000'000);
    REQUIRE(leaves->size() == 2);
    CHECK_FALSE(entryFrom((*leaves)[0].feed.entry)->parts[0].has_value());
    CHECK(entryFrom((*leaves)[1].feed.entry)->parts[0].has_value());
    CHECK(server.store().log().record(recordNumber(1)).error().code == ErrorCode::NotFound);

    auto request = tablet.request(server.clock.now().utcMs);
    request.entries = {
        canonicalBytes(tablet.write(partWith(recordNumber(1), test_form::words(), Text("late")), server.form))};
    auto answer = server.sendWell(tablet, request);
    CHECK(answer.receipts.at(0).state == ReceiptState::Held);
    CHECK(answer.receipts.at(0).reason == HoldReason::RecordDisposed);
    // Not even its author gets it back.
    request.entries.clear();
    answer = server.sendWell(tablet, request);
    CHECK_FALSE(entryFrom(answer.leaves.at(0).entry)->parts[0].has_value());
}

TEST_CASE("No row of the audit can be changed or removed, not even past the store", "[embedded]") {
    ServerUnderTest server;
    AuditRow row;
    row.how = "exchange";
    REQUIRE(server.store().audit().append({row}).ok());
    const auto keys = readSecret(EmbeddedFiles(server.storeFile()));
    REQUIRE(keys.ok());
    auto database =
        Database::open(EmbeddedFiles(server.storeFile()).data, keys->data.view(), Database::Mode::ReadWrite);
    REQUIRE(database.ok());
    CHECK_FALSE(database->execute("update audit set detail = 'nothing'").ok());
    CHECK_FALSE(database->execute("delete from audit").ok());
    CHECK(server.store().audit().rows(0, 10).value().at(0).how == "exchange");
}
