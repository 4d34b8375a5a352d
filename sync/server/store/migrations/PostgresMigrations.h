#pragma once

#include <span>
#include <string>
#include <string_view>

namespace seenheard::migrations {

/// The schema of one of the two databases of a store on PostgreSQL.
struct PostgresSchema {
    std::string_view what;   ///< For people.
    std::string_view ledger; ///< The table that names the steps that were made. Each database has its own.
    std::span<const std::string_view> steps; ///< Step n is the n-th. Published once and never changed.
    std::string_view grants;                 ///< What the role that serves may do; "%" stands for its name.
};

[[nodiscard]] const PostgresSchema& postgresData();
[[nodiscard]] const PostgresSchema& postgresKeys();

} // namespace seenheard::migrations
