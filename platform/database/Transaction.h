#pragma once

#include "platform/database/Database.h"

namespace seenheard {

/// All or nothing: rolls back when it goes out of scope without commit().
class Transaction {
public:
    /// Takes the write lock at once (BEGIN IMMEDIATE).
    [[nodiscard]] static Result<Transaction> begin(Database& database);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// Durable when it returns success.
    [[nodiscard]] Status commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}

    Database* database_;
};

} // namespace seenheard
