#include "platform/database/Transaction.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/database/FailingDisk.h"
#include "tests/unit/database/TestDatabase.h"

namespace seenheard {

namespace {

Status addWord(Database& database) {
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    if (const auto added = database.execute("INSERT INTO words VALUES ('more')"); !added)
        return added;
    return transaction->commit();
}

} // namespace

TEST_CASE("A commit that could not be made durable is an error, and nothing of it is seen") {
    const TempDirectory directory;
    FailingDisk disk;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE TABLE words(said TEXT)");
    REQUIRE(addWord(database).ok());

    disk.failSyncs(true);
    const auto failed = addWord(database);
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().code == ErrorCode::StorageFailed);
    CHECK(failed.error().message.find((directory / "store").string()) != std::string::npos);
    CHECK(number(database, "SELECT count(*) FROM words") == 1);

    disk.failSyncs(false);
    CHECK(addWord(database).ok());
    CHECK(number(database, "SELECT count(*) FROM words") == 2);
}

TEST_CASE("A full disk is called full, what was saved stays, and saving goes on once there is space") {
    const TempDirectory directory;
    FailingDisk disk;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE TABLE words(said TEXT)");
    REQUIRE(addWord(database).ok());

    disk.fill(true);
    const auto failed = addWord(database);
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().code == ErrorCode::StorageFull);
    CHECK(failed.error().message.find("Free some space") != std::string::npos);
    CHECK(number(database, "SELECT count(*) FROM words") == 1);

    disk.fill(false);
    CHECK(addWord(database).ok());
}

TEST_CASE("A new database on a full disk leaves nothing behind") {
    const TempDirectory directory;
    FailingDisk disk;
    disk.fill(true);
    const auto database = Database::open(directory / "store", testKey, Database::Mode::ReadWriteCreate);
    REQUIRE_FALSE(database.ok());
    CHECK(std::filesystem::is_empty(directory.path()));
}

} // namespace seenheard
