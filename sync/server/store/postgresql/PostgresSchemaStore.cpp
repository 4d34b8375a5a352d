#include "sync/server/store/postgresql/PostgresSchemaStore.h"

#include "sync/server/store/postgresql/PostgresTransaction.h"

namespace seenheard {

namespace {

/// A name as it stands in a statement.
std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (const auto character : name)
        text += character == '"' ? std::string("\"\"") : std::string(1, character);
    return text + "\"";
}

/// A step may write a large table anew.
constexpr std::chrono::hours longestStep{24};

} // namespace

Result<SchemaStanding> PostgresSchemaStore::standing() {
    SchemaStanding found;
    found.newest = static_cast<std::int64_t>(schema_.steps.size());
    const auto tables = database_.one("select count(*), count(*) filter (where relname = encode($1, 'escape')) "
                                      "from pg_class where relnamespace = to_regnamespace('seenheard')",
        {schema_.ledger});
    if (!tables)
        return tables.error();
    if (tables->first().integer(0) == 0)
        return found;
    if (tables->first().integer(1) == 0)
        return fail(ErrorCode::NotOurs,
            "The schema 'seenheard' of " + database_.place() + " is not there for " + std::string(schema_.what)
                + ". Were --store and --keys exchanged? Nothing was changed.");
    const auto newest = database_.one("select coalesce(max(number), 0) from " + std::string(schema_.ledger));
    if (!newest)
        return newest.error();
    found.made = newest->first().integer(0);
    if (found.made > found.newest)
        return fail(ErrorCode::FromTheFuture,
            database_.place() + " was brought to schema " + std::to_string(found.made)
                + " by a newer version of this program; this one knows up to " + std::to_string(found.newest)
                + ". Update the program; the database was left as it is.");
    return found;
}

Status PostgresSchemaStore::checkNewest() {
    const auto found = standing();
    if (!found)
        return found.error();
    if (found->made == found->newest)
        return success();
    return fail(ErrorCode::NotOurs,
        database_.place() + " has schema " + std::to_string(found->made) + " and this program needs "
            + std::to_string(found->newest)
            + ". Run 'seenheard-server migrate' with the role that owns the tables, then do this again.");
}

Status PostgresSchemaStore::migrate(const std::string& servingRole) {
    auto found = standing();
    if (!found)
        return found.error();
    if (auto made = database_.execute("create schema if not exists seenheard"); !made)
        return made;
    for (auto step = static_cast<std::size_t>(found->made); step < schema_.steps.size(); ++step) {
        if (auto applied = apply(step); !applied)
            return fail(applied.error().code,
                "Step " + std::to_string(step + 1) + " of the schema failed and was undone. "
                    + applied.error().message);
    }
    return grant(servingRole);
}

Status PostgresSchemaStore::apply(std::size_t step) {
    database_.setPatience(longestStep);
    auto transaction = PostgresTransaction::beginTurn(database_);
    if (!transaction)
        return transaction.error();
    // Another program may have been here between the look and the lock.
    const auto now = standing();
    if (!now)
        return now.error();
    if (now->made > static_cast<std::int64_t>(step))
        return success();
    const std::string ledger(schema_.ledger);
    if (step == 0) {
        if (auto made = database_.execute("create table " + ledger
                + " (number bigint primary key, made_at timestamptz not null default current_timestamp)");
            !made)
            return made;
    }
    if (auto done = database_.execute(std::string(schema_.steps[step])); !done)
        return done;
    if (auto noted = database_.change("insert into " + ledger + " (number) values ($1)", {step + 1}); !noted)
        return noted;
    return transaction->commit();
}

Status PostgresSchemaStore::grant(const std::string& servingRole) {
    const auto role = quoted(servingRole);
    std::string statements;
    for (const auto character : schema_.grants)
        statements += character == '%' ? role : std::string(1, character);
    auto transaction = PostgresTransaction::beginTurn(database_);
    if (!transaction)
        return transaction.error();
    auto granted = database_.execute(statements);
    if (!granted)
        return fail(granted.error().code,
            "The role " + role + " was granted nothing. " + granted.error().message + " Make it with 'create role "
                + role + " login', or name another with --role.");
    return transaction->commit();
}

} // namespace seenheard
