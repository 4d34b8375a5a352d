#include "sync/server/store/postgresql/PostgresAuditStore.h"

#include "sync/server/store/AuditColumns.h"

namespace seenheard {

Status appendAuditIn(PostgresDatabase& data, const std::vector<AuditRow>& rows) {
    for (const auto& row : rows) {
        auto added =
            data.change("insert into audit (at, kind, how, signer, person, why, subject, records, detail, digest) "
                        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                {row.atMs, static_cast<int>(row.kind), row.how, row.signer, row.person, row.why, row.subject,
                    octetsOf(row.records), row.detail, digestOf(row)});
        if (!added)
            return added;
    }
    return success();
}

Status PostgresAuditStore::append(std::vector<AuditRow> rows) {
    return connections_.write([&](PostgresConnection& connection) { return appendAuditIn(connection.data, rows); });
}

Result<std::vector<AuditRow>> PostgresAuditStore::rows(std::int64_t after, std::size_t most) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<AuditRow>> {
        const auto rows =
            connection.data.run(std::string(auditColumns) + " from audit where number > $1 order by number limit $2",
                {after, atMost(most)});
        if (!rows)
            return rows.error();
        std::vector<AuditRow> found;
        for (const auto row : *rows)
            found.push_back(auditRowIn(row));
        return found;
    });
}

} // namespace seenheard
