#include "platform/database/DatabaseCopy.h"

#include "platform/database/SqliteError.h"

#include <sqlite3.h>

namespace seenheard {

namespace {

Status copyPages(Database& from, Database& to) {
    auto* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (backup == nullptr)
        return sqliteError(to.handle(), sqlite3_errcode(to.handle()));
    // All at once: who writes goes on writing into the log, and the copy is of one moment.
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE)
        return sqliteError(to.handle(), stepped);
    return finished == SQLITE_OK ? success() : Status(sqliteError(to.handle(), finished));
}

Status fillCopy(Database& from, const std::filesystem::path& to, BytesView key) {
    auto copy = Database::open(to, key, Database::Mode::ReadWriteCreate);
    if (!copy)
        return copy.error();
    if (auto copied = copyPages(from, *copy); !copied)
        return copied;
    const auto emptied = copy->emptyLog();
    return emptied ? success() : Status(emptied.error());
}

Result<std::string> answerOf(Database& database, std::string_view question) {
    auto asked = database.prepare(question);
    if (!asked)
        return asked.error();
    // No row is the good answer of cipher_integrity_check.
    const auto row = asked->row();
    if (!row)
        return row.error();
    return *row ? std::string(asked->text(0)) : std::string();
}

} // namespace

Status copyDatabase(Database& from, const std::filesystem::path& to, BytesView key) {
    std::error_code ignored;
    if (std::filesystem::exists(to, ignored))
        return fail(ErrorCode::AlreadyExists, to.string() + " is there already; nothing was overwritten.");
    auto copied = fillCopy(from, to, key);
    for (const auto* ending : {"-wal", "-shm"})
        std::filesystem::remove(to.string() + ending, ignored);
    if (!copied)
        std::filesystem::remove(to, ignored);
    return copied;
}

Status checkDatabaseWhole(const std::filesystem::path& file, BytesView key) {
    auto database = Database::open(file, key, Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    for (const auto* question : {"pragma cipher_integrity_check", "pragma quick_check"}) {
        const auto answer = answerOf(*database, question);
        if (!answer)
            return answer.error();
        if (!answer->empty() && *answer != "ok")
            return fail(ErrorCode::Corrupt, file.string() + " is damaged: not every page is as it was written.");
    }
    return success();
}

} // namespace seenheard
