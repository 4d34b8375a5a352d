#include "sync/server/store/EmbeddedArchiveStore.h"

#include "sync/server/store/EmbeddedRecordKeyStore.h"
#include "sync/server/store/ExportedColumns.h"
#include "sync/server/store/TreeNodePosition.h"

namespace seenheard {

namespace {

/// Runs a statement and gives each row to `take`.
template<typename Take>
Status forEachRow(Statement& select, Take take) {
    for (auto more = select.row();; more = select.row()) {
        if (!more)
            return more.error();
        if (!*more)
            return success();
        if (Status taken = take(select); !taken)
            return taken;
    }
}

} // namespace

Result<std::vector<Bytes>> EmbeddedArchiveStore::signerCertificates() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::vector<Bytes>> {
        auto select = connection.data.prepare("select certificate from signers order by number");
        if (!select)
            return select.error();
        std::vector<Bytes> found;
        const auto status = forEachRow(*select, [&found](const Statement& row) {
            found.push_back(copyOf(row.blob(0)));
            return success();
        });
        return status ? Result(std::move(found)) : status.error();
    });
}

Result<Bytes> EmbeddedArchiveStore::epochStatement(std::uint64_t number) {
    return connections_.read([number](EmbeddedConnection& connection) -> Result<Bytes> {
        auto select = connection.data.prepare("select statement from epochs where number = ?");
        if (!select)
            return select.error();
        const auto there = select->bind(0, number).row();
        if (!there)
            return there.error();
        return *there ? copyOf(select->blob(0)) : Bytes();
    });
}

Result<std::vector<FiledHead>> EmbeddedArchiveStore::heads(const std::optional<FiledHead>& after, std::size_t most) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<FiledHead>> {
        auto select = connection.data.prepare("select epoch, size, head from tree_heads "
                                              "where (epoch, size) > (?, ?) order by epoch, size limit ?");
        if (!select)
            return select.error();
        if (after)
            select->bind(0, after->epoch).bind(1, after->size);
        else
            select->bind(0, -1).bind(1, -1);
        select->bind(2, static_cast<std::uint64_t>(most));
        std::vector<FiledHead> found;
        const auto status = forEachRow(*select, [&found](const Statement& row) {
            found.push_back({static_cast<std::uint64_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)),
                copyOf(row.blob(2))});
            return success();
        });
        return status ? Result(std::move(found)) : status.error();
    });
}

Result<std::vector<Hash>> EmbeddedArchiveStore::leafHashes(std::uint64_t from, std::uint64_t below) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<Hash>> {
        std::vector<Hash> found;
        for (auto leaf = from; leaf < below; ++leaf) {
            auto select = connection.data.prepare("select hash from tree_nodes where position = ?");
            if (!select)
                return select.error();
            const auto there = select->bind(0, treeNodePosition({0, leaf})).row();
            if (!there)
                return there.error();
            found.push_back(*there ? select->id<Hash>(0) : Hash{});
        }
        return found;
    });
}

Result<std::vector<ExportedEntry>> EmbeddedArchiveStore::entries(std::uint64_t from, std::uint64_t below) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<ExportedEntry>> {
        auto select = connection.data.prepare("select leaf, held, received_at, header, signature, parts from log "
                                              "where leaf >= ? and leaf < ? order by leaf");
        if (!select)
            return select.error();
        select->bind(0, from).bind(1, below);
        EmbeddedRecordKeyStore keys(connection.keys);
        const RecordKeyOf keyOf = [&keys](std::int64_t number) { return keys.find(number); };
        std::vector<ExportedEntry> found;
        const auto status = forEachRow(*select, [&](const Statement& row) -> Status {
            auto entry = exportedEntry(exportedColumnsIn(row), keyOf);
            if (!entry)
                return entry.error();
            found.push_back(std::move(*entry));
            return success();
        });
        return status ? Result(std::move(found)) : status.error();
    });
}

} // namespace seenheard
