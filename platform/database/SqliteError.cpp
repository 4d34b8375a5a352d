#include "platform/database/SqliteError.h"

#include <sqlite3.h>

#include <cerrno>
#include <string>

namespace seenheard {

namespace {

std::string fileOf(sqlite3* database) {
    const char* name = database == nullptr ? nullptr : sqlite3_db_filename(database, "main");
    return name == nullptr || *name == '\0' ? "the database" : name;
}

bool isNoSpace(int systemError) {
    return systemError == ENOSPC || systemError == EDQUOT;
}

std::string codeWords(int code) {
    return std::string(sqlite3_errstr(code)) + " (SQLite " + std::to_string(code) + ")";
}

Error constraintError(sqlite3* database, int code) {
    // Names a table and a column, never a value.
    const std::string message = fileOf(database) + " refuses a row: " + sqlite3_errmsg(database) + ".";
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
        return fail(ErrorCode::AlreadyExists, message);
    return fail(ErrorCode::Internal, message);
}

} // namespace

Error sqliteError(sqlite3* database, int code) {
    const auto file = fileOf(database);
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return fail(ErrorCode::StorageFull,
            "There is no space left to write to " + file + ". Free some space and try again; nothing was changed.");
    case SQLITE_NOTADB:
        return fail(ErrorCode::NotOurs,
            file + " cannot be read with this key: it is another program's, another officer's, or damaged.");
    case SQLITE_CORRUPT:
        return fail(ErrorCode::Corrupt, file + " is damaged. Leave it as it is and restore or recover from it.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail(ErrorCode::Busy, "Another program is writing to " + file + ". Try again in a moment.");
    case SQLITE_IOERR:
        if (isNoSpace(sqlite3_system_errno(database)))
            return sqliteError(database, SQLITE_FULL);
        return fail(ErrorCode::StorageFailed,
            "Reading or writing " + file + " failed: " + codeWords(code)
                + ". Start the program again; if it comes back, the disk may be failing.");
    case SQLITE_CANTOPEN:
        return fail(ErrorCode::StorageFailed,
            file + " or a file beside it could not be opened. Check that its directory exists and may be written to.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return fail(ErrorCode::StorageFailed,
            file + " may only be read. Check who owns it and its directory and who may write there.");
    case SQLITE_CONSTRAINT: return constraintError(database, code);
    case SQLITE_TOOBIG: return fail(ErrorCode::TooLarge, "A value is too large for " + file + ".");
    case SQLITE_AUTH:
        return fail(ErrorCode::Unsupported, "Attaching files and loading extensions are not allowed in " + file + ".");
    default: return fail(ErrorCode::Internal, file + ": " + codeWords(code) + ".");
    }
}

Error sqliteCompileError(sqlite3* database, int code, std::string_view sql) {
    if ((code & 0xFF) != SQLITE_ERROR)
        return sqliteError(database, code);
    return fail(ErrorCode::Internal,
        fileOf(database) + ": " + sqlite3_errmsg(database) + ", in: " + std::string(sql.substr(0, 200)));
}

} // namespace seenheard
