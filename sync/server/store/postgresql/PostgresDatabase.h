#pragma once

#include "platform/base/Result.h"
#include "sync/server/store/postgresql/PostgresRows.h"
#include "sync/server/store/postgresql/PostgresValue.h"

#include <chrono>
#include <initializer_list>
#include <mutex>
#include <unordered_map>

namespace seenheard {

/// One connection to one database of PostgreSQL, in the schema `seenheard`. Not shared between threads, but for
/// `giveSign`.
class PostgresDatabase {
public:
    /// How long a statement may take, and a commit may wait for a standby. What takes longer is cut off with its
    /// connection, so that the database server ends it too.
    static constexpr std::chrono::milliseconds usualPatience{30'000};

    [[nodiscard]] static Result<PostgresDatabase> open(const std::string& address);

    /// Runs one statement, prepared at its first use; values are $1, $2 and so on.
    [[nodiscard]] Result<PostgresRows> run(const std::string& sql, std::initializer_list<PostgresValue> values = {});
    /// The same, where the rows do not matter.
    [[nodiscard]] Status change(const std::string& sql, std::initializer_list<PostgresValue> values = {});
    /// Exactly one row; NotFound without one.
    [[nodiscard]] Result<PostgresRows> one(const std::string& sql, std::initializer_list<PostgresValue> values = {});
    /// Statements without values and rows: migrations, transactions.
    [[nodiscard]] Status execute(const std::string& sql);
    /// From any thread: tells the database server that this side is alive. Waits while a statement is under way.
    void giveSign();
    void setPatience(std::chrono::milliseconds patience) { patience_ = patience; }

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
    /// Of what libpq says to have sent (1) or not.
    [[nodiscard]] Result<PostgresRows> answerTo(int sent);

    std::unique_ptr<PGconn, void (*)(PGconn*)> connection_;
    std::string place_;
    std::unordered_map<std::string, std::string> statements_; ///< Names of what is prepared, by its SQL.
    std::chrono::milliseconds patience_ = usualPatience;
    bool mayTryAgain_ = false;
    std::unique_ptr<bool> warned_ = std::make_unique<bool>(false);          ///< libpq knows where it is.
    std::unique_ptr<std::mutex> speaking_ = std::make_unique<std::mutex>(); ///< One statement at a time.
};

} // namespace seenheard
