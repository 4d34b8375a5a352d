#include "tests/bench/RawStore.h"

#include "platform/crypto/SystemRandom.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace seenheard::bench {

namespace {

constexpr std::size_t keyOctets = 32;
constexpr std::array<const char*, 3> tables{"entries", "outbox", "records"};

Error failed(sqlite3* database) {
    return fail(ErrorCode::StorageFailed, std::string("raw SQLCipher: ") + sqlite3_errmsg(database));
}

/// Their rowids grow with every save.
Result<std::vector<RawRow>> newestRows(sqlite3* database, const std::string& table, std::size_t count) {
    const auto sql = "SELECT * FROM " + table + " ORDER BY rowid DESC LIMIT " + std::to_string(count);
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        return failed(database);
    const std::unique_ptr<sqlite3_stmt, FreeStatement> statement(prepared);
    std::vector<RawRow> rows;
    while (sqlite3_step(prepared) == SQLITE_ROW) {
        RawRow row;
        for (int column = 0; column < sqlite3_column_count(prepared); ++column)
            row.emplace_back(sqlite3_value_dup(sqlite3_column_value(prepared, column)));
        rows.push_back(std::move(row));
    }
    if (rows.size() != count)
        return fail(ErrorCode::Internal, "the table " + table + " does not have a row for each save");
    std::reverse(rows.begin(), rows.end());
    return rows;
}

Result<std::string> tableAsMade(Database& store, const char* table) {
    auto select = store.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?");
    if (!select)
        return select.error();
    if (auto one = select->bind(0, table).one(); !one)
        return one.error();
    return select->text(0);
}

std::size_t columnsOf(Database& database, const char* table) {
    const auto sql = std::string("SELECT * FROM ") + table;
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, FreeStatement> statement(prepared);
    return static_cast<std::size_t>(sqlite3_column_count(prepared));
}

} // namespace

void FreeValue::operator()(sqlite3_value* value) const {
    sqlite3_value_free(value);
}

void FreeStatement::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Result<std::vector<SavedRows>> newestSaves(Database& store, std::size_t count) {
    std::vector<SavedRows> saves(count);
    for (auto [table, part] : {std::pair{tables[0], &SavedRows::entry}, std::pair{tables[1], &SavedRows::outbox},
             std::pair{tables[2], &SavedRows::record}}) {
        auto rows = newestRows(store.handle(), table, count);
        if (!rows)
            return rows.error();
        for (std::size_t at = 0; at < count; ++at)
            saves[at].*part = std::move((*rows)[at]);
    }
    return saves;
}

RawStore::RawStore(Database database, AppendFile file) : database_(std::move(database)), file_(std::move(file)) {}

Result<RawStore> RawStore::make(const std::filesystem::path& directory, Database& likeness) {
    std::error_code failure;
    std::filesystem::create_directories(directory, failure);
    SystemRandom random;
    const auto key = random.bytes(keyOctets);
    auto database = Database::open(directory / "raw.db", key, Database::Mode::ReadWriteCreate);
    if (!database)
        return database.error();
    auto file = AppendFile::open(directory / "raw.log");
    if (!file)
        return file.error();
    for (const auto* table : tables) {
        auto sql = tableAsMade(likeness, table);
        if (!sql)
            return sql.error();
        if (auto made = database->execute(*sql); !made)
            return made.error();
    }
    if (auto set = database->execute("PRAGMA wal_autocheckpoint = 4000"); !set) // as the tablet's store
        return set.error();
    if (auto made = database->execute("CREATE INDEX records_by_update ON records(updated_ms)"); !made)
        return made.error();
    RawStore raw(*std::move(database), *std::move(file));
    for (auto [table, statement] :
        {std::pair{tables[0], &raw.entry_}, std::pair{tables[1], &raw.outbox_}, std::pair{tables[2], &raw.record_}})
        if (auto prepared = raw.prepare(table, *statement, columnsOf(raw.database_, table)); !prepared)
            return prepared.error();
    for (auto [sql, statement] : {std::pair{"BEGIN IMMEDIATE", &raw.begin_}, std::pair{"COMMIT", &raw.commit_}}) {
        sqlite3_stmt* prepared = nullptr;
        if (sqlite3_prepare_v2(raw.database_.handle(), sql, -1, &prepared, nullptr) != SQLITE_OK)
            return failed(raw.database_.handle());
        statement->reset(prepared);
    }
    return raw;
}

Status RawStore::prepare(const char* table, Prepared& statement, std::size_t columns) {
    std::string sql = std::string("INSERT INTO ") + table + " VALUES(?";
    for (std::size_t column = 1; column < columns; ++column)
        sql += ", ?";
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(database_.handle(), (sql + ")").c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        return failed(database_.handle());
    statement.reset(prepared);
    return success();
}

Status RawStore::insert(const Prepared& statement, const RawRow& row) {
    for (std::size_t column = 0; column < row.size(); ++column)
        sqlite3_bind_value(statement.get(), static_cast<int>(column) + 1, row[column].get());
    const int code = sqlite3_step(statement.get());
    sqlite3_reset(statement.get());
    return code == SQLITE_DONE ? success() : Status(failed(database_.handle()));
}

Status RawStore::save(const SavedRows& rows) {
    static constexpr std::array<std::uint8_t, 1024> octets{};
    static const RawRow nothing;
    for (const auto& [statement, row] : {std::pair{&begin_, &nothing}, std::pair{&entry_, &rows.entry},
             std::pair{&outbox_, &rows.outbox}, std::pair{&record_, &rows.record}, std::pair{&commit_, &nothing}})
        if (auto done = insert(*statement, *row); !done)
            return done;
    if (auto appended = file_.append(octets); !appended)
        return appended;
    return file_.flush();
}

} // namespace seenheard::bench
