#pragma once

#include "sync/server/store/postgresql/PostgresTurnSigns.h"

namespace seenheard {

/// All or nothing: rolls back when it goes out of scope without commit().
class PostgresTransaction {
public:
    [[nodiscard]] static Result<PostgresTransaction> begin(PostgresDatabase& database);
    /// With the turn, which one transaction has at a time, over all threads and processes on this database. It is lost
    /// with the process, and to the next one where this one gives no sign of life for `PostgresTurnSigns::silence`.
    [[nodiscard]] static Result<PostgresTransaction> beginTurn(PostgresDatabase& database);

    PostgresTransaction(PostgresTransaction&& other) noexcept
        : database_(std::exchange(other.database_, nullptr))
        , signs_(std::move(other.signs_)) {}
    PostgresTransaction& operator=(PostgresTransaction&&) = delete;
    ~PostgresTransaction();

    /// Durable when it returns success, on a standby too where the database server waits for one.
    [[nodiscard]] Status commit();

private:
    explicit PostgresTransaction(PostgresDatabase& database) : database_(&database) {}

    PostgresDatabase* database_;
    std::unique_ptr<PostgresTurnSigns> signs_; ///< Of a turn.
};

} // namespace seenheard
