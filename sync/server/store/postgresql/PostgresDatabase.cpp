#include "sync/server/store/postgresql/PostgresDatabase.h"

#include "sync/server/store/postgresql/PostgresAddress.h"
#include "sync/server/store/postgresql/PostgresAnswer.h"
#include "sync/server/store/postgresql/PostgresError.h"

#include <array>

namespace seenheard {

namespace {

/// What holds for every connection, whatever the database server's own settings are. Durable commits; nobody waits for
/// ever; a process that died is noticed while it is in a statement, and a machine that vanished within some seconds.
/// PostgreSQL's own timeout of statements is off: it would end the wait of a commit for its standby, and call that a
/// success. The time is kept here, and the connection cut.
/// Every statement finds its rows by a key. Its plan is kept from when it was first asked, perhaps of an empty table,
/// and must not be to read that table from end to end for as long as the connection lasts: so these plans are ruled
/// out, and with them compiling what then looks dear.
constexpr const char* settings = "-c search_path=seenheard -c synchronous_commit=on -c lock_timeout=20s "
                                 "-c statement_timeout=0 -c idle_in_transaction_session_timeout=20s "
                                 "-c client_connection_check_interval=250ms -c tcp_keepalives_idle=1 "
                                 "-c tcp_keepalives_interval=1 -c tcp_keepalives_count=3 -c tcp_user_timeout=5000 "
                                 "-c default_transaction_isolation=read\\ committed -c client_min_messages=warning "
                                 "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

/// What stands behind the address wins over it: an address may add to these but not weaken them. Of several hosts the
/// one is taken that may be written to.
constexpr std::array keywords{"dbname", "options", "target_session_attrs", "connect_timeout", "keepalives_idle",
    "keepalives_interval", "keepalives_count", "tcp_user_timeout", "fallback_application_name", "client_encoding"};
constexpr std::array keywordValues{
    "", settings, "read-write", "3", "1", "1", "3", "5000", "seenheard-server", "SQL_ASCII"};

} // namespace

Result<PostgresDatabase> PostgresDatabase::open(const std::string& address) {
    std::array<const char*, keywords.size() + 1> names{};
    std::array<const char*, keywordValues.size() + 1> given{};
    std::copy(keywords.begin(), keywords.end(), names.begin());
    std::copy(keywordValues.begin(), keywordValues.end(), given.begin());
    given[0] = address.c_str(); // an address stands where the database's name would
    PostgresDatabase database(PQconnectdbParams(names.data(), given.data(), 1), shownAddress(address));
    if (!database.isOpen())
        return postgresUnreachable(database.handle(), database.place_);
    // What the server has to say beside errors may quote what is stored: it is nobody's.
    PQsetNoticeReceiver(
        database.handle(), [](void* warned, const PGresult*) { *static_cast<bool*>(warned) = true; },
        database.warned_.get());
    PQsetnonblocking(database.handle(), 1);
    return database;
}

Result<PostgresRows> PostgresDatabase::run(const std::string& sql, std::initializer_list<PostgresValue> values) {
    const std::scoped_lock lock(*speaking_);
    const auto name = prepared(sql, values);
    if (!name)
        return name.error();
    std::vector<const char*> octets;
    std::vector<int> lengths;
    for (const auto& value : values) {
        // An empty value is not null: what it points to does not matter, that it points does.
        octets.push_back(value.octets().empty() ? "" : reinterpret_cast<const char*>(value.octets().data()));
        lengths.push_back(static_cast<int>(value.octets().size()));
    }
    const std::vector<int> formats(values.size(), 1);
    return answerTo(PQsendQueryPrepared(
        handle(), name->c_str(), static_cast<int>(values.size()), octets.data(), lengths.data(), formats.data(), 1));
}

Status PostgresDatabase::change(const std::string& sql, std::initializer_list<PostgresValue> values) {
    const auto done = run(sql, values);
    return done ? success() : Status(done.error());
}

Result<PostgresRows> PostgresDatabase::one(const std::string& sql, std::initializer_list<PostgresValue> values) {
    auto rows = run(sql, values);
    if (rows && rows->empty())
        return fail(ErrorCode::NotFound, "A row that should be in the store at " + place_ + " is not there.");
    return rows;
}

Status PostgresDatabase::execute(const std::string& sql) {
    const std::scoped_lock lock(*speaking_);
    const auto done = answerTo(PQsendQuery(handle(), sql.c_str()));
    return done ? success() : Status(done.error());
}

void PostgresDatabase::giveSign() {
    const std::scoped_lock lock(*speaking_);
    // Whatever is wrong the next statement will say.
    if (isOpen() && PQsendQuery(handle(), "") == 1)
        (void)awaitAnswer(handle(), patience_);
}

Result<std::string> PostgresDatabase::prepared(const std::string& sql, std::initializer_list<PostgresValue> values) {
    if (const auto known = statements_.find(sql); known != statements_.end())
        return known->second;
    auto name = "s" + std::to_string(statements_.size());
    std::vector<Oid> types;
    for (const auto& value : values)
        types.push_back(value.type());
    const auto done =
        answerTo(PQsendPrepare(handle(), name.c_str(), sql.c_str(), static_cast<int>(types.size()), types.data()));
    if (!done)
        return done.error();
    statements_.emplace(sql, name);
    return name;
}

Result<PostgresRows> PostgresDatabase::answerTo(int sent) {
    mayTryAgain_ = false;
    *warned_ = false;
    if (sent != 1)
        return postgresUnreachable(handle(), place_);
    auto rows = awaitAnswer(handle(), patience_);
    const auto status = rows.status();
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY) {
        // The one thing that PostgreSQL warns of where a transaction has just ended.
        if (*warned_ && PQtransactionStatus(handle()) == PQTRANS_IDLE)
            return notOnStandby(place_);
        return rows;
    }
    mayTryAgain_ = isPassing(rows.handle());
    return isOpen() ? postgresError(rows.handle(), place_) : postgresUnreachable(handle(), place_);
}

} // namespace seenheard
