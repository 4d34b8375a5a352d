#include "app/storage/migrations/TabletMigrations.h"
#include "platform/base/File.h"
#include "platform/database/Statement.h"
#include "tests/support/KilledBefore.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

/// What later programs may bring, behind a tablet's own steps: a table, it made anew with its rows, a column, an index
/// over what is there.
constexpr std::array laterSteps{
    "CREATE TABLE later(words TEXT NOT NULL) STRICT; INSERT INTO later VALUES('kept since the first')",
    "CREATE TABLE later_anew(words TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;"
    "INSERT INTO later_anew SELECT words, 3 FROM later; DROP TABLE later;"
    "ALTER TABLE later_anew RENAME TO later",
    "ALTER TABLE later ADD COLUMN reason TEXT; CREATE INDEX later_by_time ON later(at_ms);"
    "UPDATE later SET reason = 'kept since the third'",
};

const int newest = static_cast<int>(tabletMigrations().size() + laterSteps.size());
const Bytes key(32, 7);

/// The steps that a program of that version knows: the tablet's own, then later ones.
std::vector<Migration> stepsOf(int version) {
    std::vector<Migration> steps(tabletMigrations().begin(), tabletMigrations().end());
    for (const auto* step : laterSteps)
        steps.push_back({static_cast<int>(steps.size()) + 1, step});
    steps.resize(static_cast<std::size_t>(version));
    return steps;
}

Status openAs(int version, const std::filesystem::path& file) {
    auto database = Database::open(file, key, Database::Mode::ReadWriteCreate);
    return database ? migrate(*database, tabletApplicationId, stepsOf(version)) : Status(database.error());
}

std::string one(const std::filesystem::path& file, std::string_view sql) {
    auto database = Database::open(file, key, Database::Mode::ReadWrite);
    REQUIRE(database.ok());
    auto statement = database->prepare(sql);
    REQUIRE(statement.ok());
    REQUIRE(statement->one().ok());
    return std::string(statement->text(0));
}

void checkWhole(const std::filesystem::path& file) {
    CHECK(one(file, "SELECT CAST(user_version AS TEXT) FROM pragma_user_version") == std::to_string(newest));
    CHECK(one(file, "SELECT words || ', ' || at_ms || ', ' || reason FROM later")
        == "kept since the first, 3, kept since the third");
    CHECK(one(file, "SELECT * FROM pragma_integrity_check") == "ok");
}

} // namespace

TEST_CASE("T16: of every pair of versions a newer program migrates the store and an older one leaves it untouched") {
    int migrated = 0;
    int refused = 0;
    for (int store = 1; store <= newest; ++store)
        for (int program = 1; program <= newest; ++program) {
            CAPTURE(store, program);
            const TempDirectory directory;
            const auto file = directory / "store.db";
            REQUIRE(openAs(store, file).ok());
            const auto before = readFile(file, 1 << 26).value();
            const auto opened = openAs(program, file);
            if (program >= store) {
                CHECK(opened.ok());
                ++migrated;
                continue;
            }
            REQUIRE_FALSE(opened.ok());
            CHECK(opened.error().code == ErrorCode::FromTheFuture);
            CHECK(readFile(file, 1 << 26).value() == before);
            ++refused;
        }
    std::cout << "T16: " << migrated + refused << " pairs of versions: " << migrated << " opened or migrated, "
              << refused << " refused untouched\n";
}

TEST_CASE("T16: killed before any call that changes a file, a migration leaves a store that opens and migrates") {
    int kills = 0;
    for (int from = 0; from < newest; ++from) {
        // The first step makes every table: many calls of one kind, of which some are enough.
        const int stride = from == 0 ? 23 : 1;
        const TempDirectory kept;
        if (from > 0)
            REQUIRE(openAs(from, kept / "store.db").ok());
        for (int call = 1;; call += stride) {
            const TempDirectory directory;
            const auto file = directory / "store.db";
            if (from > 0)
                std::filesystem::copy(kept / "store.db", file);
            const bool killed = killedBefore(call, [&] { std::ignore = openAs(newest, file); });
            CAPTURE(from, call);
            REQUIRE(openAs(newest, file).ok());
            checkWhole(file);
            if (!killed)
                break;
            ++kills;
        }
    }
    CHECK(kills > 50);
    std::cout << "T16: " << kills << " kills during migrations, 0 stores that did not open and migrate\n";
}

} // namespace seenheard
