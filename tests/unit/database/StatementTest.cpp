#include "platform/database/Statement.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/SharedVectors.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/database/TestDatabase.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace seenheard {

namespace {

/// A database with one table of one column that takes anything.
struct Table {
    TempDirectory directory;
    Database database = openTestDatabase(directory / "store");

    Table() { mustRun(database, "CREATE TABLE t(x)"); }

    [[nodiscard]] Statement prepare(std::string_view sql) {
        auto statement = database.prepare(sql);
        if (!statement)
            FAIL(statement.error().message);
        return std::move(*statement);
    }
    template<typename T>
    [[nodiscard]] Statement stored(const T& value) {
        REQUIRE(database.execute("DELETE FROM t").ok());
        REQUIRE(prepare("INSERT INTO t VALUES (?)").bind(0, value).run().ok());
        auto read = prepare("SELECT x FROM t");
        REQUIRE(read.one().ok());
        return read;
    }
};

} // namespace

TEST_CASE("Numbers, octets, ids and nothing come back as they were bound") {
    Table table;
    SeededRandom random;
    CHECK(
        table.stored(std::numeric_limits<std::int64_t>::min()).integer(0) == std::numeric_limits<std::int64_t>::min());
    CHECK(table.stored(7).integer(0) == 7);
    CHECK(table.stored(std::uint32_t{4'000'000'000U}).integer(0) == 4'000'000'000);
    CHECK(table.stored(true).integer(0) == 1);
    const auto octets = random.bytes(1000);
    CHECK(copyOf(table.stored(octets).blob(0)) == octets);
    const auto id = random.id<RecordId>();
    CHECK(table.stored(id).id<RecordId>(0) == id);
    CHECK(table.stored(std::optional<std::int64_t>()).isNull(0));
    CHECK(table.stored(std::optional<std::int64_t>(3)).integer(0) == 3);
}

TEST_CASE("Empty text and no octets are values, not the absence of one") {
    Table table;
    CHECK_FALSE(table.stored(std::string_view()).isNull(0));
    CHECK_FALSE(table.stored("").isNull(0));
    CHECK_FALSE(table.stored(Bytes()).isNull(0));
    CHECK_FALSE(table.stored(BytesView()).isNull(0));
    CHECK(table.stored(Bytes()).blob(0).empty());
}

TEST_CASE("Text with a zero octet in it comes back whole") {
    Table table;
    const std::string text("before\0after", 12);
    CHECK(table.stored(std::string_view(text)).text(0) == text);
}

TEST_CASE("Every naughty string comes back octet for octet and harms nothing") {
    Table table;
    const auto strings = nlohmann::json::parse(sharedVectorText("naughty-strings.json"));
    REQUIRE(strings.size() > 400);
    for (const auto& string : strings) {
        const auto text = string.get<std::string>();
        INFO(text);
        CHECK(table.stored(std::string_view(text)).text(0) == text);
        auto found = table.prepare("SELECT count(*) FROM t WHERE x = ?");
        REQUIRE(found.bind(0, std::string_view(text)).one().ok());
        CHECK(found.integer(0) == 1);
    }
}

TEST_CASE("Rows come one by one and then end, and the statement can run again") {
    Table table;
    mustRun(table.database, "INSERT INTO t VALUES (1), (2), (3)");
    auto select = table.prepare("SELECT x FROM t WHERE x >= ? ORDER BY x");
    for (int round = 0; round < 2; ++round) {
        select.bind(0, 2);
        std::vector<std::int64_t> seen;
        while (*select.row())
            seen.push_back(select.integer(0));
        CHECK(seen == std::vector<std::int64_t>{2, 3});
    }
}

TEST_CASE("A statement handed out again has no bindings left of the last use") {
    Table table;
    REQUIRE(table.prepare("INSERT INTO t VALUES (?)").bind(0, 5).run().ok());
    REQUIRE(table.prepare("INSERT INTO t VALUES (?)").run().ok());
    CHECK(number(table.database, "SELECT count(*) FROM t WHERE x IS NULL") == 1);
}

TEST_CASE("The same text may be in use twice at once") {
    Table table;
    mustRun(table.database, "INSERT INTO t VALUES (1), (2)");
    auto outer = table.prepare("SELECT x FROM t ORDER BY x");
    int pairs = 0;
    while (*outer.row()) {
        auto inner = table.prepare("SELECT x FROM t ORDER BY x");
        while (*inner.row())
            ++pairs;
    }
    CHECK(pairs == 4);
}

TEST_CASE("A statement left in the middle of its rows does not keep others from writing or closing") {
    Table table;
    mustRun(table.database, "INSERT INTO t VALUES (1), (2)");
    {
        auto select = table.prepare("SELECT x FROM t");
        REQUIRE(*select.row());
    }
    CHECK(table.database.execute("DROP TABLE t").ok());
}

TEST_CASE("Thousands of different texts do not pile up and still work") {
    Table table;
    for (int at = 0; at < 2000; ++at)
        CHECK(number(table.database, "SELECT " + std::to_string(at)) == at);
}

TEST_CASE("One row is asked for and none is there") {
    Table table;
    auto select = table.prepare("SELECT x FROM t");
    CHECK(select.one().error().code == ErrorCode::NotFound);
}

TEST_CASE("A binding that does not fit is told when the statement runs, once") {
    Table table;
    auto insert = table.prepare("INSERT INTO t VALUES (?)");
    CHECK_FALSE(insert.bind(1, 5).run().ok());
    CHECK(number(table.database, "SELECT count(*) FROM t") == 0);
    CHECK(insert.bind(0, 5).run().ok());
}

TEST_CASE("A value that is there already is told as that, without the value") {
    Table table;
    mustRun(table.database, "CREATE TABLE u(word TEXT UNIQUE); INSERT INTO u VALUES ('canary')");
    const auto refused = table.prepare("INSERT INTO u VALUES (?)").bind(0, "canary").run();
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::AlreadyExists);
    CHECK(refused.error().message.find("canary") == std::string::npos);
}

TEST_CASE("What an officer searched for is in no error message") {
    Table table;
    mustRun(table.database, "CREATE VIRTUAL TABLE search USING fts5(words)");
    for (const auto* query : {"\"canary", "canary:x", "canary AND", "(canary"}) {
        auto select = table.prepare("SELECT rowid FROM search WHERE search MATCH ?");
        const auto failed = select.bind(0, query).row();
        REQUIRE_FALSE(failed.ok());
        CHECK(failed.error().message.find("canary") == std::string::npos);
    }
}

TEST_CASE("SQL that is wrong, empty, or more than one statement is not prepared") {
    Table table;
    for (const auto* sql : {"SELEC 1", "SELECT y FROM t", "", "  -- nothing", "SELECT 1; SELECT 2"}) {
        const auto statement = table.database.prepare(sql);
        REQUIRE_FALSE(statement.ok());
        CHECK(statement.error().code == ErrorCode::Internal);
    }
    CHECK(table.database.prepare("SELECT 1;\n").ok());
}

} // namespace seenheard
