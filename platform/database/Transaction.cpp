#include "platform/database/Transaction.h"

#include <sqlite3.h>

#include <utility>

namespace seenheard {

namespace {

Status runOnce(Database& database, std::string_view sql) {
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.error();
    return statement->run();
}

// SQLite rolls some failures back itself; then there is nothing left to undo.
void undo(Database& database) {
    if (sqlite3_get_autocommit(database.handle()) == 0)
        sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace

Result<Transaction> Transaction::begin(Database& database) {
    if (sqlite3_get_autocommit(database.handle()) == 0)
        return fail(ErrorCode::Internal, "A transaction was begun inside another.");
    if (const auto begun = runOnce(database, "BEGIN IMMEDIATE"); !begun)
        return begun.error();
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
    if (database_ != nullptr)
        undo(*database_);
}

Status Transaction::commit() {
    if (database_ == nullptr)
        return fail(ErrorCode::Internal, "A transaction was committed twice.");
    auto& database = *std::exchange(database_, nullptr);
    if (sqlite3_get_autocommit(database.handle()) != 0)
        return fail(ErrorCode::StorageFailed,
            "The change was undone because a part of it failed. Nothing was saved; try again.");
    auto done = runOnce(database, "COMMIT");
    if (!done)
        undo(database);
    return done;
}

} // namespace seenheard
