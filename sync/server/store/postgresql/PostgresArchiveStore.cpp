#include "sync/server/store/postgresql/PostgresArchiveStore.h"

#include "sync/server/store/ExportedColumns.h"
#include "sync/server/store/TreeNodePosition.h"
#include "sync/server/store/postgresql/PostgresRecordKeyStore.h"

namespace seenheard {

Result<std::vector<Bytes>> PostgresArchiveStore::signerCertificates() {
    return connections_.read([](PostgresConnection& connection) -> Result<std::vector<Bytes>> {
        const auto rows = connection.data.run("select certificate from signers order by number");
        if (!rows)
            return rows.error();
        std::vector<Bytes> found;
        for (const auto row : *rows)
            found.push_back(copyOf(row.blob(0)));
        return found;
    });
}

Result<Bytes> PostgresArchiveStore::epochStatement(std::uint64_t number) {
    return connections_.read([number](PostgresConnection& connection) -> Result<Bytes> {
        const auto rows = connection.data.run("select statement from epochs where number = $1", {number});
        if (!rows)
            return rows.error();
        return rows->empty() ? Bytes() : copyOf(rows->first().blob(0));
    });
}

Result<std::vector<FiledHead>> PostgresArchiveStore::heads(const std::optional<FiledHead>& after, std::size_t most) {
    const auto epoch = after ? static_cast<std::int64_t>(after->epoch) : -1;
    const auto size = after ? static_cast<std::int64_t>(after->size) : -1;
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<FiledHead>> {
        const auto rows = connection.data.run("select epoch, size, head from tree_heads "
                                              "where (epoch, size) > ($1, $2) order by epoch, size limit $3",
            {epoch, size, atMost(most)});
        if (!rows)
            return rows.error();
        std::vector<FiledHead> found;
        for (const auto row : *rows)
            found.push_back({static_cast<std::uint64_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)),
                copyOf(row.blob(2))});
        return found;
    });
}

Result<std::vector<Hash>> PostgresArchiveStore::leafHashes(std::uint64_t from, std::uint64_t below) {
    std::vector<std::int64_t> positions;
    for (auto leaf = from; leaf < below; ++leaf)
        positions.push_back(static_cast<std::int64_t>(treeNodePosition({0, leaf})));
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<Hash>> {
        const auto rows = connection.data.run("select n.hash from unnest($1) with ordinality as w (position, place) "
                                              "left join tree_nodes n on n.position = w.position order by w.place",
            {positions});
        if (!rows)
            return rows.error();
        std::vector<Hash> found;
        for (const auto row : *rows)
            found.push_back(row.isNull(0) ? Hash{} : row.id<Hash>(0));
        return found;
    });
}

Result<std::vector<ExportedEntry>> PostgresArchiveStore::entries(std::uint64_t from, std::uint64_t below) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<ExportedEntry>> {
        const auto rows = connection.data.run("select leaf, held, received_at, header, signature, parts from log "
                                              "where leaf >= $1 and leaf < $2 order by leaf",
            {from, below});
        if (!rows)
            return rows.error();
        std::vector<std::int64_t> numbers;
        for (const auto row : *rows)
            addRecordNumbersOf(row.blob(5), numbers);
        const auto keys = PostgresRecordKeyStore(connection).find(numbers);
        if (!keys)
            return keys.error();
        std::vector<ExportedEntry> found;
        for (const auto row : *rows) {
            auto entry = exportedEntry(exportedColumnsIn(row), amongst(*keys));
            if (!entry)
                return entry.error();
            found.push_back(std::move(*entry));
        }
        return found;
    });
}

} // namespace seenheard
