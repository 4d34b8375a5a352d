#include "sync/server/store/postgresql/PostgresTransaction.h"

namespace seenheard {

namespace {

/// "SHturn": the number of the lock that whoever has the turn holds.
constexpr std::int64_t turnLock = 0x53487475726e;

} // namespace

Result<PostgresTransaction> PostgresTransaction::begin(PostgresDatabase& database) {
    if (auto begun = database.execute("begin"); !begun)
        return begun.error();
    return PostgresTransaction(database);
}

Result<PostgresTransaction> PostgresTransaction::beginTurn(PostgresDatabase& database) {
    static const auto bounded =
        "begin; set local idle_in_transaction_session_timeout = '" + std::string(PostgresTurnSigns::silence) + "'";
    if (auto begun = database.execute(bounded); !begun)
        return begun.error();
    PostgresTransaction transaction(database);
    // Goes with the transaction, and with the connection where the process dies.
    if (auto locked = database.change("select pg_advisory_xact_lock($1)", {turnLock}); !locked)
        return locked.error();
    transaction.signs_ = std::make_unique<PostgresTurnSigns>(database);
    return transaction;
}

PostgresTransaction::~PostgresTransaction() {
    signs_.reset();
    if (database_ != nullptr && database_->isOpen())
        (void)database_->execute("rollback");
}

Status PostgresTransaction::commit() {
    signs_.reset();
    auto& database = *std::exchange(database_, nullptr);
    // PostgreSQL takes "commit" for a rollback without a word where a statement before it has failed.
    if (!database.hasFailed())
        return database.execute("commit");
    (void)database.execute("rollback");
    return fail(ErrorCode::Internal, "A change to the store was to be kept although a part of it had failed.");
}

} // namespace seenheard
