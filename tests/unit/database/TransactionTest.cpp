#include "platform/database/Transaction.h"

#include "tests/support/TempDirectory.h"
#include "tests/unit/database/TestDatabase.h"

#include <sqlite3.h>

namespace seenheard {

TEST_CASE("What was committed stays, what was not is gone") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE TABLE words(said TEXT)");
    {
        auto transaction = Transaction::begin(database);
        REQUIRE(transaction.ok());
        mustRun(database, "INSERT INTO words VALUES ('kept')");
        REQUIRE(transaction->commit().ok());
    }
    {
        const auto transaction = Transaction::begin(database);
        REQUIRE(transaction.ok());
        mustRun(database, "INSERT INTO words VALUES ('dropped')");
    }
    CHECK(number(database, "SELECT count(*) FROM words") == 1);
}

TEST_CASE("A transaction that was handed on is rolled back once, by its new owner") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE TABLE words(said TEXT)");
    {
        auto begun = Transaction::begin(database);
        REQUIRE(begun.ok());
        auto handedOn = std::move(*begun);
        mustRun(database, "INSERT INTO words VALUES ('kept')");
        REQUIRE(handedOn.commit().ok());
    }
    CHECK(number(database, "SELECT count(*) FROM words") == 1);
}

TEST_CASE("A second transaction inside one, and a second commit, are errors and harm nothing") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE TABLE words(said TEXT)");
    auto transaction = Transaction::begin(database);
    REQUIRE(transaction.ok());
    CHECK_FALSE(Transaction::begin(database).ok());
    mustRun(database, "INSERT INTO words VALUES ('kept')");
    CHECK(transaction->commit().ok());
    CHECK_FALSE(transaction->commit().ok());
    CHECK(number(database, "SELECT count(*) FROM words") == 1);
}

TEST_CASE("While one connection writes another cannot begin, and is told that it is busy") {
    const TempDirectory directory;
    auto first = openTestDatabase(directory / "store");
    auto second = openTestDatabase(directory / "store");
    sqlite3_busy_timeout(second.handle(), 1);
    {
        const auto transaction = Transaction::begin(first);
        REQUIRE(transaction.ok());
        const auto refused = Transaction::begin(second);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::Busy);
    }
    CHECK(Transaction::begin(second).ok());
}

} // namespace seenheard
