#pragma once

#include "platform/base/Result.h"
#include "sync/server/store/postgresql/PostgresRows.h"
#include "sync/server/store/postgresql/PostgresValue.h"

#include <initializer_list>
#include <unordered_map>

namespace seenheard {

/// One connection to one database of PostgreSQL, in the schema `seenheard`. Not shared between threads.
class PostgresDatabase {
public:
    [[nodiscard]] static Result<PostgresDatabase> open(const std::string& address);

    /// Runs one statement, prepared at its first use; values are $1, $2 and so on.
    [[nodiscard]] Result<PostgresRows> run(const std::string& sql, std::initializer_list<PostgresValue> values = {});
    /// The same, where the rows do not matter.
    [[nodiscard]] Status change(const std::string& sql, std::initializer_list<PostgresValue> values = {});
    /// Exactly one row; NotFound without one.
    [[nodiscard]] Result<PostgresRows> one(const std::string& sql, std::initializer_list<PostgresValue> values = {});
    /// Statements without values and rows: migrations, transactions.
    [[nodiscard]] Status execute(const std::string& sql);

    [[nodiscard]] bool isOpen() const { return PQstatus(connection_.get()) == CONNECTION_OK; }
    /// Whether a statement of the transaction under way has failed.
    [[nodiscard]] bool hasFailed() const { return PQtransactionStatus(connection_.get()) == PQTRANS_INERROR; }
    /// Whether the newest failure was of two transactions meeting (serialization, deadlock): done again it may succeed.
    [[nodiscard]] bool mayTryAgain() const { return mayTryAgain_; }
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] PGconn* handle() const { return connection_.get(); }

private:
    PostgresDatabase(PGconn* connection, std::string place)
        : connection_(connection, PQfinish)
        , place_(std::move(place)) {}

    [[nodiscard]] Result<std::string> prepared(const std::string& sql, std::initializer_list<PostgresValue> values);
    [[nodiscard]] Result<PostgresRows> checked(PGresult* result);

    std::unique_ptr<PGconn, void (*)(PGconn*)> connection_;
    std::string place_;
    std::unordered_map<std::string, std::string> statements_; ///< Names of what is prepared, by its SQL.
    bool mayTryAgain_ = false;
};

} // namespace seenheard
