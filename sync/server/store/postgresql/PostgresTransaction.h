#pragma once

#include "sync/server/store/postgresql/PostgresDatabase.h"

namespace seenheard {

/// All or nothing: rolls back when it goes out of scope without commit().
class PostgresTransaction {
public:
    [[nodiscard]] static Result<PostgresTransaction> begin(PostgresDatabase& database);
    /// With the turn, which one transaction has at a time, over all threads and processes on this database.
    [[nodiscard]] static Result<PostgresTransaction> beginTurn(PostgresDatabase& database);

    PostgresTransaction(PostgresTransaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    PostgresTransaction& operator=(PostgresTransaction&&) = delete;
    ~PostgresTransaction();

    /// Durable when it returns success.
    [[nodiscard]] Status commit();

private:
    explicit PostgresTransaction(PostgresDatabase& database) : database_(&database) {}

    PostgresDatabase* database_;
};

} // namespace seenheard
