#include "platform/database/Connection.h"

#include "platform/base/File.h"
#include "platform/database/SqliteError.h"

#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <system_error>

namespace seenheard {

namespace {

constexpr std::size_t keySize = 32;
constexpr std::size_t pageSize = 4096;
constexpr int busyTimeoutMs = 5000;
constexpr int oldestMajor = 4;
constexpr int oldestMinor = 5;

Status run(sqlite3* database, const char* sql) {
    if (const int code = sqlite3_exec(database, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        return sqliteError(database, code);
    return success();
}

std::string textOfPragma(sqlite3* database, const char* sql) {
    std::string text;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        if (const auto* value = sqlite3_column_text(statement, 0); value != nullptr)
            text = reinterpret_cast<const char*>(value);
    sqlite3_finalize(statement);
    return text;
}

Status checkCipherVersion(sqlite3* database) {
    const auto version = textOfPragma(database, "PRAGMA cipher_version");
    int major = 0;
    int minor = 0;
    const bool read = std::sscanf(version.c_str(), "%d.%d", &major, &minor) == 2;
    if (!read || major < oldestMajor || (major == oldestMajor && minor < oldestMinor))
        return fail(ErrorCode::Unsupported,
            "This program needs SQLCipher 4.5 or newer but runs on " + (version.empty() ? "none" : version)
                + ". Build it with the SQLCipher that its set-up fetches.");
    return success();
}

// By the function, never as text of a PRAGMA, which SQLite would keep a copy of.
Status giveKey(sqlite3* database, BytesView key) {
    if (key.size() != keySize)
        return fail(ErrorCode::Internal, "A database key has 32 octets.");
    std::array<char, 2 + 2 * keySize + 1> rawKey{};
    constexpr std::string_view digits = "0123456789abcdef";
    std::size_t at = 0;
    rawKey[at++] = 'x';
    rawKey[at++] = '\'';
    for (const auto octet : key) {
        rawKey[at++] = digits[octet >> 4U];
        rawKey[at++] = digits[octet & 0x0FU];
    }
    rawKey[at++] = '\'';
    const int code = sqlite3_key_v2(database, "main", rawKey.data(), static_cast<int>(at));
    explicit_bzero(rawKey.data(), rawKey.size());
    return code == SQLITE_OK ? success() : Status(sqliteError(database, code));
}

// Attaching nothing is how SQLite itself begins a VACUUM.
int authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
    const auto is = [](const char* text, const char* word) { return text != nullptr && std::strcmp(text, word) == 0; };
    if (action == SQLITE_ATTACH && !is(first, ""))
        return SQLITE_DENY;
    if (action == SQLITE_DETACH)
        return SQLITE_DENY;
    if (action == SQLITE_FUNCTION && is(second, "load_extension"))
        return SQLITE_DENY;
    return SQLITE_OK;
}

Status harden(sqlite3* database) {
    for (const auto& [option, value] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
             std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, std::pair{SQLITE_DBCONFIG_DQS_DDL, 0},
             std::pair{SQLITE_DBCONFIG_DQS_DML, 0}, std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}})
        if (const int code = sqlite3_db_config(database, option, value, nullptr); code != SQLITE_OK)
            return sqliteError(database, code);
    return run(database,
        "PRAGMA cell_size_check = ON;"
        "PRAGMA foreign_keys = ON;"
        "PRAGMA secure_delete = ON;"
        "PRAGMA temp_store = MEMORY;"
        "PRAGMA cache_size = -8192;"
        "PRAGMA synchronous = FULL;"
        "PRAGMA fullfsync = ON;"
        "PRAGMA checkpoint_fullfsync = ON;"
        "PRAGMA wal_autocheckpoint = 1000;"
        "PRAGMA journal_size_limit = 16777216;");
}

void setCheckpointOnClose(sqlite3* database, bool on) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1, nullptr);
}

Result<Connection> connectKeyed(const std::filesystem::path& file, BytesView key, Access access) {
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    Connection connection(opened);
    if (code != SQLITE_OK)
        return sqliteError(opened, code);
    setCheckpointOnClose(opened, false);
    sqlite3_busy_timeout(opened, busyTimeoutMs);
    if (const auto version = checkCipherVersion(opened); !version)
        return version.error();
    if (const auto keyed = giveKey(opened, key); !keyed)
        return keyed.error();
    // What goes wrong is told by our errors, in words; SQLCipher would write its own lines to standard error. The
    // first key of a process switches them on, so they are switched off behind it.
    if (const auto quiet = run(opened, "PRAGMA cipher_log_level = NONE"); !quiet)
        return quiet.error();
    // Wiping every page buffer costs more than it keeps: what matters is wiped by locking, which re-executes.
    if (const auto set = run(opened,
            "PRAGMA cipher_memory_security = OFF;"
            "PRAGMA cipher_page_size = 4096;"
            "PRAGMA cipher_hmac_algorithm = HMAC_SHA256;");
        !set)
        return set.error();
    if (const auto proven = run(opened, "SELECT count(*) FROM sqlite_schema"); !proven)
        return proven.error();
    if (access == Access::ReadWrite && sqlite3_db_readonly(opened, "main") != 0)
        return sqliteError(opened, SQLITE_READONLY);
    if (const auto hardened = harden(opened); !hardened)
        return hardened.error();
    return connection;
}

bool hasContent(const std::filesystem::path& file) {
    std::error_code absent;
    const auto size = std::filesystem::file_size(file, absent);
    return !absent && size > 0;
}

std::filesystem::path beside(const std::filesystem::path& file, std::string_view ending) {
    return file.string() + std::string(ending);
}

Status checkFile(const std::filesystem::path& file) {
    std::error_code failure;
    const auto status = std::filesystem::status(file, failure);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorCode::NotFound, "There is no database at " + file.string() + ".");
    if (failure)
        return fileError("open", file, failure.value());
    if (!std::filesystem::is_regular_file(status))
        return fail(ErrorCode::NotOurs, file.string() + " is not a file, so it is no database.");
    // SQLite would take such a file for a new database and write into it.
    const auto size = std::filesystem::file_size(file, failure);
    if (failure)
        return fileError("look at", file, failure.value());
    if (size < pageSize)
        return fail(ErrorCode::NotOurs,
            file.string() + (size == 0 ? " is empty" : " is too short")
                + ", so it is no database of this program. Restore it or move it away.");
    // Ours never has one: it is made whole under another name and writes ahead from then on.
    if (hasContent(beside(file, "-journal")))
        return fail(ErrorCode::NotOurs,
            "A rollback journal lies beside " + file.string()
                + ", which no database of this program has. It was left as it is.");
    return success();
}

Status writeEmpty(const std::filesystem::path& file, BytesView key) {
    auto connection = connectKeyed(file, key, Access::ReadWrite);
    if (!connection)
        return connection.error();
    if (textOfPragma(connection->get(), "PRAGMA journal_mode = WAL") != "wal")
        return fail(
            ErrorCode::StorageFailed, "No write-ahead log can be kept beside " + file.string() + ". Use a local disk.");
    setCheckpointOnClose(connection->get(), true);
    connection->reset();
    if (!hasContent(file))
        return fail(ErrorCode::StorageFailed, "The new database " + file.string() + " stayed empty.");
    return success();
}

} // namespace

void CloseConnection::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

Result<Connection> connect(const std::filesystem::path& file, BytesView key, Access access) {
    if (const auto usable = checkFile(file); !usable)
        return usable.error();
    auto connection = connectKeyed(file, key, access);
    if (!connection)
        return connection;
    sqlite3* const database = connection->get();
    if (access == Access::ReadWrite) {
        if (textOfPragma(database, "PRAGMA journal_mode = WAL") != "wal")
            return fail(ErrorCode::StorageFailed,
                "No write-ahead log can be kept beside " + file.string() + ". Use a local disk.");
        setCheckpointOnClose(database, true);
    }
    sqlite3_set_authorizer(database, authorize, nullptr);
    return connection;
}

Status createDatabaseFile(const std::filesystem::path& file, BytesView key) {
    if (hasContent(beside(file, "-wal")))
        return fail(ErrorCode::Corrupt,
            "The database " + file.string()
                + " is missing but its write-ahead log is there. Leave the log as it is and restore the database.");
    const auto fresh = makeFileBeside(file);
    if (!fresh)
        return fresh.error();
    auto done = writeEmpty(*fresh, key);
    if (done)
        done = moveWithoutReplacing(*fresh, file);
    if (!done)
        for (const auto* ending : {"", "-journal", "-wal", "-shm"}) {
            std::error_code ignored;
            std::filesystem::remove(beside(*fresh, ending), ignored);
        }
    return done;
}

} // namespace seenheard
