#include "sync/server/store/EmbeddedAuditStore.h"

#include "platform/database/Rows.h"
#include "platform/database/Transaction.h"
#include "sync/server/store/AuditColumns.h"

namespace seenheard {

Status appendAuditIn(Database& data, const std::vector<AuditRow>& rows) {
    for (const auto& row : rows) {
        const auto records = octetsOf(row.records);
        const auto digest = digestOf(row);
        auto insert =
            data.prepare("insert into audit (at, kind, how, signer, person, why, subject, records, detail, digest) "
                         "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!insert)
            return insert.error();
        insert->bind(0, row.atMs).bind(1, static_cast<int>(row.kind)).bind(2, row.how).bind(3, row.signer);
        insert->bind(4, row.person).bind(5, row.why).bind(6, row.subject).bind(7, records).bind(8, row.detail);
        if (auto status = insert->bind(9, digest).run(); !status)
            return status;
    }
    return success();
}

Status EmbeddedAuditStore::append(std::vector<AuditRow> rows) {
    auto writer = connections_.writer();
    auto& data = writer.connection.data;
    auto transaction = Transaction::begin(data);
    if (!transaction)
        return transaction.error();
    if (auto status = appendAuditIn(data, rows); !status)
        return status;
    return transaction->commit();
}

Result<std::vector<AuditRow>> EmbeddedAuditStore::rows(std::int64_t after, std::size_t most) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<AuditRow>> {
        auto select =
            connection.data.prepare(std::string(auditColumns) + " from audit where number > ? order by number limit ?");
        if (!select)
            return select.error();
        select->bind(0, after).bind(1, static_cast<std::uint64_t>(most));
        return allRows<AuditRow>(*select, [](const Statement& row) { return auditRowIn(row); });
    });
}

} // namespace seenheard
