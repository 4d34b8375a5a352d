#include "platform/database/Migrator.h"

#include "platform/database/Transaction.h"

#include <sqlite3.h>

#include <string>

namespace seenheard {

namespace {

Result<std::int64_t> number(Database& database, std::string_view sql) {
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.error();
    if (const auto found = statement->one(); !found)
        return found.error();
    return statement->integer(0);
}

std::string fileOf(const Database& database) {
    return sqlite3_db_filename(database.handle(), "main");
}

/// What a file says about itself.
struct Marks {
    std::int64_t applicationId = 0;
    std::int64_t schema = 0;
    bool empty = false;
};

Result<Marks> readMarks(Database& database) {
    const auto applicationId = number(database, "PRAGMA application_id");
    if (!applicationId)
        return applicationId.error();
    const auto schema = number(database, "PRAGMA user_version");
    if (!schema)
        return schema.error();
    const auto objects = number(database, "SELECT count(*) FROM sqlite_schema");
    if (!objects)
        return objects.error();
    return Marks{*applicationId, *schema, *objects == 0};
}

Status checkMarks(const Database& database, const Marks& marks, std::int32_t applicationId, std::int64_t newest) {
    const bool untouched = marks.applicationId == 0 && marks.schema == 0 && marks.empty;
    if ((marks.applicationId != applicationId && !untouched) || marks.schema < 0)
        return fail(ErrorCode::NotOurs,
            fileOf(database) + " opens with this key but holds something else than expected. It was left as it is.");
    if (marks.schema > newest)
        return fail(ErrorCode::FromTheFuture,
            fileOf(database) + " was written by a newer version of this program (schema " + std::to_string(marks.schema)
                + "; this one knows up to " + std::to_string(newest)
                + "). Update the program; the file was left as it is.");
    return success();
}

Status apply(Database& database, std::int32_t applicationId, const Migration& migration) {
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    // Another program may have been here between our look and the lock.
    const auto schema = number(database, "PRAGMA user_version");
    if (!schema)
        return schema.error();
    if (*schema >= migration.number)
        return success();
    if (const auto done = database.execute(migration.sql); !done)
        return fail(done.error().code,
            "Step " + std::to_string(migration.number) + " of the schema failed and was undone. "
                + done.error().message);
    const auto mark = "PRAGMA application_id = " + std::to_string(applicationId)
        + "; PRAGMA user_version = " + std::to_string(migration.number);
    if (const auto marked = database.execute(mark); !marked)
        return marked;
    return transaction->commit();
}

} // namespace

Status migrate(Database& database, std::int32_t applicationId, std::span<const Migration> migrations) {
    for (std::size_t at = 0; at < migrations.size(); ++at)
        if (migrations[at].number != static_cast<int>(at) + 1)
            return fail(ErrorCode::Internal, "The steps of the schema are not numbered 1, 2, 3 and so on.");

    const auto marks = readMarks(database);
    if (!marks)
        return marks.error();
    if (const auto ours = checkMarks(database, *marks, applicationId, static_cast<std::int64_t>(migrations.size()));
        !ours)
        return ours;
    for (const auto& migration : migrations.subspan(static_cast<std::size_t>(marks->schema)))
        if (const auto applied = apply(database, applicationId, migration); !applied)
            return applied;
    return success();
}

} // namespace seenheard
