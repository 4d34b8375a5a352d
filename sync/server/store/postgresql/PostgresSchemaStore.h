#pragma once

#include "sync/server/store/migrations/PostgresMigrations.h"
#include "sync/server/store/postgresql/PostgresDatabase.h"

namespace seenheard {

/// How far a database's schema is.
struct SchemaStanding {
    std::int64_t made = 0;
    std::int64_t newest = 0; ///< That this program knows.
};

/// The numbered steps of one database's schema, made by the role that owns the tables.
class PostgresSchemaStore {
public:
    PostgresSchemaStore(PostgresDatabase& database, const migrations::PostgresSchema& schema)
        : database_(database)
        , schema_(schema) {}

    /// FromTheFuture where a newer program was here; NotOurs where the database is for something else.
    [[nodiscard]] Result<SchemaStanding> standing();
    /// For the role that serves: refuses whatever is not the newest that this program knows, and says what to do.
    [[nodiscard]] Status checkNewest();
    /// Makes the steps that are missing, each in a transaction of its own, and grants what that role needs.
    [[nodiscard]] Status migrate(const std::string& servingRole);

private:
    [[nodiscard]] Status apply(std::size_t step);
    [[nodiscard]] Status grant(const std::string& servingRole);

    PostgresDatabase& database_;
    const migrations::PostgresSchema& schema_;
};

} // namespace seenheard
