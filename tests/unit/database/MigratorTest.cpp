#include "platform/database/Migrator.h"

#include "tests/support/TempDirectory.h"
#include "tests/unit/database/TestDatabase.h"

#include <array>

namespace seenheard {

namespace {

constexpr std::int32_t ours = 0x53484421;
constexpr std::array first{Migration{1, "CREATE TABLE a(x); INSERT INTO a VALUES (1)"}};
constexpr std::array both{first[0], Migration{2, "ALTER TABLE a ADD COLUMN y; CREATE TABLE b(x)"}};

} // namespace

TEST_CASE("A new file gets every step and the mark of its owner") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    REQUIRE(migrate(database, ours, both).ok());
    CHECK(number(database, "PRAGMA user_version") == 2);
    CHECK(number(database, "PRAGMA application_id") == ours);
    CHECK(number(database, "SELECT count(*) FROM a WHERE y IS NULL") == 1);
}

TEST_CASE("An older file gets the steps it lacks, and a second time changes nothing") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    REQUIRE(migrate(database, ours, first).ok());
    mustRun(database, "INSERT INTO a VALUES (2)");
    REQUIRE(migrate(database, ours, both).ok());
    REQUIRE(migrate(database, ours, both).ok());
    CHECK(number(database, "SELECT count(*) FROM a") == 2);
    CHECK(number(database, "PRAGMA user_version") == 2);
}

TEST_CASE("A file of a newer program is refused untouched, with what to do") {
    const TempDirectory directory;
    {
        auto database = openTestDatabase(directory / "store");
        REQUIRE(migrate(database, ours, both).ok());
    }
    const auto before = hashOfFile(directory / "store");
    {
        auto database = openTestDatabase(directory / "store");
        const auto refused = migrate(database, ours, first);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::FromTheFuture);
        CHECK(refused.error().message.find("Update the program") != std::string::npos);
    }
    CHECK(hashOfFile(directory / "store") == before);
}

TEST_CASE("A file with another mark, or with tables and none, is not ours and stays as it is") {
    const TempDirectory directory;
    for (const auto* makeOther : {"PRAGMA application_id = 99", "CREATE TABLE other(x)", "PRAGMA user_version = 1"}) {
        const auto file = directory / "store";
        std::filesystem::remove(file);
        {
            auto database = openTestDatabase(file);
            mustRun(database, makeOther);
        }
        const auto before = hashOfFile(file);
        {
            auto database = openTestDatabase(file);
            CHECK(migrate(database, ours, both).error().code == ErrorCode::NotOurs);
        }
        CHECK(hashOfFile(file) == before);
    }
}

TEST_CASE("A step that fails is undone whole and the ones before it stay") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    constexpr std::array broken{first[0], Migration{2, "CREATE TABLE b(x); INSERT INTO missing VALUES (1)"}};
    const auto failed = migrate(database, ours, broken);
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().message.find("Step 2") != std::string::npos);
    CHECK(number(database, "PRAGMA user_version") == 1);
    CHECK(number(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'") == 0);
    CHECK(migrate(database, ours, both).ok());
}

TEST_CASE("Steps with a hole in their numbers are a mistake of ours and not begun") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    constexpr std::array holed{first[0], Migration{3, "CREATE TABLE c(x)"}};
    CHECK(migrate(database, ours, holed).error().code == ErrorCode::Internal);
    CHECK(number(database, "PRAGMA user_version") == 0);
}

TEST_CASE("A file of the present schema may be opened for reading only") {
    const TempDirectory directory;
    {
        auto database = openTestDatabase(directory / "store");
        REQUIRE(migrate(database, ours, both).ok());
    }
    auto reader = Database::open(directory / "store", testKey, Database::Mode::ReadOnly);
    REQUIRE(reader.ok());
    CHECK(migrate(*reader, ours, both).ok());
    CHECK_FALSE(migrate(*reader, ours, std::array{both[0], both[1], Migration{3, "CREATE TABLE c(x)"}}).ok());
}

} // namespace seenheard
