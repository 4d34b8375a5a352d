#include "sync/server/store/postgresql/PostgresSettingsStore.h"

namespace seenheard {

Result<PostgresSettings> PostgresSettingsStore::read() {
    const auto facts = database_.one(
        "select current_setting('server_version_num')::bigint, pg_is_in_recovery()::int::bigint, "
        "(extract(epoch from clock_timestamp()) * 1000)::bigint, "
        "current_setting('max_connections')::bigint - (select sum(numbackends) from pg_stat_database)::bigint, "
        "coalesce(extract(epoch from clock_timestamp() - last_archived_time), -1)::bigint, "
        "coalesce(last_failed_time > last_archived_time or (last_archived_time is null and last_failed_time is not "
        "null), false)::int::bigint from pg_stat_archiver");
    if (!facts)
        return facts.error();
    PostgresSettings settings;
    const auto row = facts->first();
    settings.version = row.integer(0);
    settings.isStandby = row.integer(1) != 0;
    settings.utcMs = row.integer(2);
    settings.connectionsLeft = row.integer(3);
    settings.secondsSinceArchived = row.integer(4);
    settings.failedArchiving = row.integer(5);
    const auto values =
        database_.run("select convert_to(name, 'UTF8'), convert_to(setting, 'UTF8') from pg_settings where name in "
                      "('fsync', 'synchronous_commit', 'full_page_writes', 'archive_mode', 'data_checksums')");
    if (!values)
        return values.error();
    for (const auto value : *values)
        settings.values.emplace(value.text(0), value.text(1));
    return settings;
}

} // namespace seenheard
