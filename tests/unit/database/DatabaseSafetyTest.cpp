#include "tests/support/SeededRandom.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/database/TestDatabase.h"

#include <catch2/generators/catch_generators.hpp>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>
#include <map>

namespace seenheard {

namespace {

using Mode = Database::Mode;

/// Name and digest of every file in a directory.
std::map<std::string, Hash> contents(const std::filesystem::path& directory) {
    std::map<std::string, Hash> found;
    for (const auto& entry : std::filesystem::directory_iterator(directory))
        found.emplace(entry.path().filename().string(), entry.is_regular_file() ? hashOfFile(entry.path()) : Hash{});
    return found;
}

void refusesAndLeavesAlone(const TempDirectory& directory, BytesView key, ErrorCode expected) {
    const auto before = contents(directory.path());
    for (const auto mode : {Mode::ReadOnly, Mode::ReadWrite, Mode::ReadWriteCreate}) {
        const auto database = Database::open(directory / "store", key, mode);
        REQUIRE_FALSE(database.ok());
        INFO(database.error().message);
        CHECK(database.error().code == expected);
        CHECK(database.error().message.find((directory / "store").string()) != std::string::npos);
        CHECK(contents(directory.path()) == before);
    }
}

void makeStore(const std::filesystem::path& file) {
    auto database = openTestDatabase(file);
    mustRun(database, "CREATE TABLE words(said TEXT); INSERT INTO words VALUES ('one')");
}

void makePlain(const std::filesystem::path& file, const char* journal) {
    sqlite3* plain = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &plain) == SQLITE_OK);
    REQUIRE(sqlite3_exec(plain, journal, nullptr, nullptr, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_exec(plain, "CREATE TABLE t(x); INSERT INTO t VALUES (1)", nullptr, nullptr, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_close(plain) == SQLITE_OK);
}

/// A store whose program was killed: its last rows are only in the write-ahead log.
void makeKilledStore(const std::filesystem::path& file) {
    const auto child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto database = Database::open(file, testKey, Mode::ReadWriteCreate);
        const bool done = database.ok() && database->execute("CREATE TABLE words(said TEXT)").ok()
            && database->execute("INSERT INTO words VALUES ('one')").ok();
        _exit(done ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
}

/// What opening says to somebody who is not the administrator, for whom rights would not count.
ErrorCode openedByOrdinaryUser(const std::filesystem::path& file, Mode mode) {
    const auto child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(255);
        const auto database = Database::open(file, testKey, mode);
        _exit(database.ok() ? 254 : static_cast<int>(database.error().code));
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) < 254);
    return static_cast<ErrorCode>(WEXITSTATUS(status));
}

} // namespace

TEST_CASE("Another key does not open a store and leaves it alone") {
    const TempDirectory directory;
    makeStore(directory / "store");
    refusesAndLeavesAlone(directory, Bytes(32, 0x43), ErrorCode::NotOurs);
    refusesAndLeavesAlone(directory, Bytes(32, 0), ErrorCode::NotOurs);
}

TEST_CASE("Another key leaves the write-ahead log of a killed program alone, and the right one still finds its rows") {
    const TempDirectory directory;
    makeKilledStore(directory / "store");
    REQUIRE(std::filesystem::file_size(directory / "store-wal") > 0);
    const auto store = hashOfFile(directory / "store");
    const auto log = hashOfFile(directory / "store-wal");
    for (const auto mode : {Mode::ReadOnly, Mode::ReadWrite, Mode::ReadWriteCreate}) {
        CHECK(Database::open(directory / "store", Bytes(32, 0x43), mode).error().code == ErrorCode::NotOurs);
        CHECK(hashOfFile(directory / "store") == store);
        CHECK(hashOfFile(directory / "store-wal") == log);
    }
    auto database = Database::open(directory / "store", testKey, Mode::ReadWrite);
    REQUIRE(database.ok());
    CHECK(number(*database, "SELECT count(*) FROM words") == 1);
}

TEST_CASE("A plain SQLite file is not ours, whichever journal it keeps") {
    const auto* journal = GENERATE("PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = WAL");
    const TempDirectory directory;
    makePlain(directory / "store", journal);
    refusesAndLeavesAlone(directory, testKey, ErrorCode::NotOurs);
}

TEST_CASE("Random octets are not ours, whatever their length") {
    SeededRandom random;
    for (const std::size_t length : {1U, 100U, 4096U, 4097U, 100'000U}) {
        const TempDirectory directory;
        REQUIRE(writeFileDurably(directory / "store", random.bytes(length)).ok());
        refusesAndLeavesAlone(directory, testKey, ErrorCode::NotOurs);
    }
}

TEST_CASE("An empty file is no database, and is not made one") {
    const TempDirectory directory;
    REQUIRE(writeFileDurably(directory / "store", {}).ok());
    refusesAndLeavesAlone(directory, testKey, ErrorCode::NotOurs);
}

TEST_CASE("A directory is no database") {
    const TempDirectory directory;
    std::filesystem::create_directory(directory / "store");
    refusesAndLeavesAlone(directory, testKey, ErrorCode::NotOurs);
}

TEST_CASE("A rollback journal that somebody laid beside a store is not played back") {
    const TempDirectory directory;
    makeStore(directory / "store");
    SeededRandom random;
    REQUIRE(writeFileDurably(directory / "store-journal", random.bytes(5000)).ok());
    refusesAndLeavesAlone(directory, testKey, ErrorCode::NotOurs);
}

TEST_CASE("A missing store is made only where that was asked for") {
    const TempDirectory directory;
    for (const auto mode : {Mode::ReadOnly, Mode::ReadWrite}) {
        const auto database = Database::open(directory / "store", testKey, mode);
        REQUIRE_FALSE(database.ok());
        CHECK(database.error().code == ErrorCode::NotFound);
    }
    CHECK(contents(directory.path()).empty());
    CHECK(Database::open(directory / "store", testKey, Mode::ReadWriteCreate).ok());
}

TEST_CASE("A store that is gone while its log is still there is not replaced by an empty one") {
    const TempDirectory directory;
    makeKilledStore(directory / "store");
    std::filesystem::remove(directory / "store");
    const auto before = contents(directory.path());
    CHECK(Database::open(directory / "store", testKey, Mode::ReadWriteCreate).error().code == ErrorCode::Corrupt);
    CHECK(contents(directory.path()) == before);
}

TEST_CASE("A key of another length is refused before anything is made") {
    const TempDirectory directory;
    for (const std::size_t length : {0U, 16U, 31U, 33U, 67U}) {
        CHECK_FALSE(Database::open(directory / "store", Bytes(length, 1), Mode::ReadWriteCreate).ok());
        CHECK(contents(directory.path()).empty());
    }
}

TEST_CASE("A place where nothing may be written says so, with what is there untouched") {
    const TempDirectory directory;
    makeStore(directory / "store");
    const auto before = contents(directory.path());
    using std::filesystem::perms;
    const auto readable = perms::owner_read | perms::group_read | perms::others_read;
    const auto enterable = perms::owner_exec | perms::group_exec | perms::others_exec;
    std::filesystem::permissions(directory / "store", readable);
    std::filesystem::permissions(directory.path(), readable | enterable);

    CHECK(openedByOrdinaryUser(directory / "store", Mode::ReadWrite) == ErrorCode::StorageFailed);
    CHECK(openedByOrdinaryUser(directory / "other", Mode::ReadWriteCreate) == ErrorCode::StorageFailed);
    CHECK(Database::open(directory / "none/store", testKey, Mode::ReadWriteCreate).error().code == ErrorCode::NotFound);
    CHECK(contents(directory.path()) == before);
    std::filesystem::permissions(directory.path(), perms::owner_all);
}

TEST_CASE("A page that was changed on disk is called damaged, not somebody else's") {
    const TempDirectory directory;
    {
        auto database = openTestDatabase(directory / "store");
        mustRun(database, "CREATE TABLE words(said TEXT)");
        auto insert = database.prepare("INSERT INTO words VALUES (?)");
        REQUIRE(insert.ok());
        for (int at = 0; at < 50; ++at)
            REQUIRE(insert->bind(0, std::string(1000, 'x')).run().ok());
    }
    auto content = *readFile(directory / "store", 1 << 24);
    content[4096 * 5 + 100] ^= 1;
    REQUIRE(overwriteInPlace(directory / "store", content).ok());
    auto database = Database::open(directory / "store", testKey, Mode::ReadWrite);
    REQUIRE(database.ok());
    auto all = database->prepare("SELECT sum(length(said)) FROM words");
    REQUIRE(all.ok());
    const auto read = all->one();
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::Corrupt);
}

TEST_CASE("T12: attaching a file, loading an extension and writing the schema by hand are refused") {
    const TempDirectory directory;
    auto database = openTestDatabase(directory / "store");
    mustRun(database, "CREATE TABLE t(x)");
    const auto attach = "ATTACH '" + (directory / "other").string() + "' AS other KEY ''";
    CHECK(database.execute(attach).error().code == ErrorCode::Unsupported);
    CHECK(
        database.execute("VACUUM INTO '" + (directory / "copy").string() + "'").error().code == ErrorCode::Unsupported);
    CHECK_FALSE(std::filesystem::exists(directory / "other"));
    CHECK_FALSE(std::filesystem::exists(directory / "copy"));
    CHECK_FALSE(database.prepare("SELECT load_extension('x')").ok());
    (void)database.execute("PRAGMA writable_schema = ON");
    CHECK_FALSE(database.execute("UPDATE sqlite_schema SET sql = 'x'").ok());
    CHECK_FALSE(database.prepare("SELECT \"no such column\" FROM t").ok());
    std::cout << "T12: 5 ways out of the database (attach, copy, extension, schema, quotes), 5 refused\n";
}

} // namespace seenheard
