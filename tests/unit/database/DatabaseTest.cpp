#include "tests/support/TempDirectory.h"
#include "tests/unit/database/TestDatabase.h"

#include <sys/stat.h>

#include <algorithm>

namespace seenheard {

namespace {

std::string pragma(Database& database, const std::string& name) {
    auto statement = database.prepare("PRAGMA " + name);
    REQUIRE(statement.ok());
    REQUIRE(statement->one().ok());
    return statement->text(0);
}

bool contains(const std::filesystem::path& file, std::string_view text) {
    const auto content = readFile(file, 1ULL << 30U);
    return content.ok() && !std::ranges::search(*content, bytesOf(text)).empty();
}

} // namespace

TEST_CASE("What was written is there after the file was closed and opened again") {
    const TempDirectory directory;
    {
        auto database = openTestDatabase(directory / "store");
        mustRun(database, "CREATE TABLE words(said TEXT); INSERT INTO words VALUES ('one'), ('two')");
    }
    auto database = Database::open(directory / "store", testKey, Database::Mode::ReadWrite);
    REQUIRE(database.ok());
    CHECK(number(*database, "SELECT count(*) FROM words") == 2);
}

TEST_CASE("Neither text nor SQLite's own mark is in any file in clear, while open and after") {
    const TempDirectory directory;
    const std::string_view canary = "canary-watchful-4711";
    const auto look = [&] {
        for (const auto& entry : std::filesystem::directory_iterator(directory.path())) {
            CHECK_FALSE(contains(entry.path(), canary));
            CHECK_FALSE(contains(entry.path(), "SQLite format 3"));
            CHECK_FALSE(contains(entry.path(), "CREATE TABLE"));
        }
    };
    {
        auto database = openTestDatabase(directory / "store");
        mustRun(database, "CREATE TABLE words(said TEXT)");
        auto insert = database.prepare("INSERT INTO words VALUES (?)");
        REQUIRE(insert.ok());
        for (int at = 0; at < 100; ++at)
            REQUIRE(insert->bind(0, canary).run().ok());
        CHECK(std::filesystem::exists(directory / "store-wal"));
        look();
    }
    look();
}

TEST_CASE("A database is opened the careful way") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    CHECK(pragma(database, "journal_mode") == "wal");
    CHECK(pragma(database, "synchronous") == "2");
    CHECK(pragma(database, "foreign_keys") == "1");
    CHECK(pragma(database, "trusted_schema") == "0");
    CHECK(pragma(database, "temp_store") == "2");
    CHECK(pragma(database, "secure_delete") == "1");
    CHECK(pragma(database, "cell_size_check") == "1");
    CHECK(pragma(database, "checkpoint_fullfsync") == "1");
    CHECK(pragma(database, "busy_timeout") == "5000");
    CHECK(pragma(database, "cipher_hmac_algorithm") == "HMAC_SHA256");
    CHECK(pragma(database, "cipher_page_size") == "4096");
    CHECK(pragma(database, "cipher_memory_security") == "0");
}

TEST_CASE("A new database may be read by its owner only, its log too, and nothing else lies beside it") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE TABLE t(x)");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(directory.path())) {
        INFO(entry.path());
        struct stat facts {};
        REQUIRE(stat(entry.path().c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0777) == 0600);
        CHECK(entry.path().filename().string().starts_with("store"));
        CHECK(entry.path().string().find(".new-") == std::string::npos);
        ++files;
    }
    CHECK(files == 3); // with write-ahead log and its index
}

TEST_CASE("A read-only connection sees what was committed beside it and can write nothing") {
    const TempDirectory directory;
    auto writer = openTestDatabase(directory / "store");
    mustRun(writer, "CREATE TABLE words(said TEXT); INSERT INTO words VALUES ('one')");
    auto reader = Database::open(directory / "store", testKey, Database::Mode::ReadOnly);
    REQUIRE(reader.ok());
    CHECK(number(*reader, "SELECT count(*) FROM words") == 1);

    mustRun(writer, "BEGIN; INSERT INTO words VALUES ('two')");
    CHECK(number(*reader, "SELECT count(*) FROM words") == 1);
    mustRun(writer, "COMMIT");
    CHECK(number(*reader, "SELECT count(*) FROM words") == 2);

    const auto refused = reader->execute("INSERT INTO words VALUES ('three')");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::StorageFailed);
    CHECK(number(writer, "SELECT count(*) FROM words") == 2);
}

TEST_CASE("A file that is only read can be opened after its writer has gone") {
    const TempDirectory directory;
    {
        auto writer = openTestDatabase(directory / "store");
        mustRun(writer, "CREATE TABLE words(said TEXT); INSERT INTO words VALUES ('one')");
    }
    auto reader = Database::open(directory / "store", testKey, Database::Mode::ReadOnly);
    REQUIRE(reader.ok());
    CHECK(number(*reader, "SELECT count(*) FROM words") == 1);
}

TEST_CASE("Full-text search, row counts and the last row are there for the stores") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE VIRTUAL TABLE search USING fts5(words); CREATE TABLE t(id INTEGER PRIMARY KEY, x)");
    mustRun(database, "INSERT INTO search VALUES ('watchful and quiet'), ('cried')");
    CHECK(number(database, "SELECT count(*) FROM search WHERE search MATCH 'quiet'") == 1);
    mustRun(database, "INSERT INTO t(id, x) VALUES (7, 1)");
    CHECK(database.lastInsertedRow() == 7);
    mustRun(database, "INSERT INTO t(x) VALUES (1), (2)");
    CHECK(database.changes() == 2);
}

TEST_CASE("Opening again and again leaves the file as it is") {
    const TempDirectory directory;
    { mustRun(*std::make_unique<Database>(openTestDatabase(directory / "store")), "CREATE TABLE t(x)"); }
    const auto before = hashOfFile(directory / "store");
    for (int round = 0; round < 3; ++round)
        (void)openTestDatabase(directory / "store");
    CHECK(hashOfFile(directory / "store") == before);
}

TEST_CASE("A database may be emptied of its free pages") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE TABLE t(x); INSERT INTO t VALUES (1); VACUUM");
    CHECK(number(database, "SELECT count(*) FROM t") == 1);
}

} // namespace seenheard
