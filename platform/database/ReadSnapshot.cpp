#include "platform/database/ReadSnapshot.h"

#include <sqlite3.h>

#include <utility>

namespace seenheard {

Result<ReadSnapshot> ReadSnapshot::begin(Database& database) {
    if (sqlite3_get_autocommit(database.handle()) == 0)
        return fail(ErrorCode::Internal, "A snapshot was begun inside a transaction.");
    if (const auto begun = database.execute("BEGIN DEFERRED"); !begun)
        return begun.error();
    return ReadSnapshot(database);
}

ReadSnapshot::ReadSnapshot(ReadSnapshot&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

ReadSnapshot::~ReadSnapshot() {
    if (database_ != nullptr)
        sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace seenheard
