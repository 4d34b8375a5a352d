#pragma once

#include "sync/server/store/postgresql/PostgresDatabase.h"

#include <map>

namespace seenheard {

/// How a database server is set up, as it says itself.
struct PostgresSettings {
    std::int64_t version = 0; ///< 150004
    bool isStandby = false;
    std::int64_t utcMs = 0;                    ///< By its clock.
    std::int64_t connectionsLeft = 0;          ///< That it would still take.
    std::int64_t secondsSinceArchived = -1;    ///< Since a piece of its log was last archived; -1: never.
    std::int64_t failedArchiving = 0;          ///< 1 where the newest attempt failed.
    std::map<std::string, std::string> values; ///< fsync, synchronous_commit, full_page_writes, archive_mode …
};

/// Reads them over a connection.
class PostgresSettingsStore {
public:
    explicit PostgresSettingsStore(PostgresDatabase& database) : database_(database) {}

    [[nodiscard]] Result<PostgresSettings> read();

private:
    PostgresDatabase& database_;
};

} // namespace seenheard
