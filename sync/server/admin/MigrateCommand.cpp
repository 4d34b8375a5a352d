#include "sync/server/admin/Command.h"
#include "sync/server/store/postgresql/PostgresSchemaStore.h"

#include <array>
#include <ostream>

namespace seenheard {

namespace {

constexpr std::string_view usualRole = "seenheard_server";

/// One of the two databases, on a connection of the role that owns the tables.
struct Migrated {
    PostgresDatabase database;
    const migrations::PostgresSchema& schema;
};

Result<std::array<Migrated, 2>> openBoth(const Arguments& arguments) {
    const auto store = arguments.get("store");
    const auto keys = arguments.get("keys");
    if (!namesPostgres(store) || !namesPostgres(keys))
        return fail(ErrorCode::InvalidInput,
            "migrate takes --store postgresql://... and --keys postgresql://..., each with the role that owns the "
            "tables. A store in a file is brought up to date by itself.");
    auto data = PostgresDatabase::open(store);
    if (!data)
        return data.error();
    auto recordKeys = PostgresDatabase::open(keys);
    if (!recordKeys)
        return recordKeys.error();
    return std::array<Migrated, 2>{Migrated{std::move(*data), migrations::postgresData()},
        Migrated{std::move(*recordKeys), migrations::postgresKeys()}};
}

Status migrate(const Arguments& arguments, const CommandContext& context) {
    auto both = openBoth(arguments);
    if (!both)
        return both.error();
    // Both are looked at before either is changed.
    std::vector<SchemaStanding> before;
    for (auto& [database, schema] : *both) {
        const auto standing = PostgresSchemaStore(database, schema).standing();
        if (!standing)
            return standing.error();
        before.push_back(*standing);
    }
    const bool dry = arguments.find("dry-run").has_value();
    for (std::size_t at = 0; at < both->size(); ++at) {
        auto& [database, schema] = (*both)[at];
        if (!dry) {
            const auto role = arguments.get("role", std::string(usualRole));
            if (auto done = PostgresSchemaStore(database, schema).migrate(role); !done)
                return done;
        }
        context.out << database.place() << ", " << schema.what << ": schema " << before[at].made
                    << (before[at].made == before[at].newest ? " is the newest"
                               : dry                         ? " would become "
                                                             : " became ");
        if (before[at].made != before[at].newest)
            context.out << before[at].newest;
        context.out << "\n";
    }
    return success();
}

} // namespace

Command migrateCommand() {
    return {
        {"migrate", "", false,
            "Brings the databases of a store on PostgreSQL to this program's schema, and grants what serving needs.",
            {storeOption(),
                {"role", "NAME", "The role that serves, which may make no table. Default seenheard_server.", false,
                    false},
                {"dry-run", "", "Says what would be done, and does nothing.", false, false}}},
        migrate};
}

} // namespace seenheard
