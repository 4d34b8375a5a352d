#include "app/storage/TabletPictureStore.h"

namespace seenheard {

namespace {

Status ran(Result<Statement> statement) {
    return statement ? statement->run() : Status(statement.error());
}

Result<std::vector<PictureId>> idsIn(Statement& select) {
    std::vector<PictureId> ids;
    for (;;) {
        const auto row = select.row();
        if (!row)
            return row.error();
        if (!*row)
            return ids;
        ids.push_back(select.id<PictureId>(0));
    }
}

PictureCount countAt(const Statement& row, int column) {
    return {static_cast<std::uint64_t>(row.integer(column)), static_cast<std::uint64_t>(row.integer(column + 1))};
}

} // namespace

Status TabletPictureStore::add(const RecordId& record, const Picture& picture, std::int64_t nowMs) {
    auto insert = database_.prepare(
        "INSERT INTO pictures(id, record, octets, own, seen_ms) VALUES(?, ?, ?, 1, ?) ON CONFLICT(id) DO NOTHING");
    if (!insert)
        return insert.error();
    return insert->bind(0, picture.id).bind(1, record).bind(2, picture.octets).bind(3, nowMs).run();
}

Status TabletPictureStore::adopt(const PictureId& picture, std::uint64_t octets, std::int64_t nowMs) {
    auto insert = database_.prepare("INSERT INTO pictures(id, octets, own, entered, seen_ms) VALUES(?, ?, 1, 1, ?)");
    if (!insert)
        return insert.error();
    return insert->bind(0, picture).bind(1, octets).bind(2, nowMs).run();
}

Status TabletPictureStore::noteEntered(const PictureId& picture) {
    auto update = database_.prepare("UPDATE pictures SET entered = 1 WHERE id = ?");
    if (!update)
        return update.error();
    return update->bind(0, picture).run();
}

Result<std::optional<WaitingPicture>> TabletPictureStore::waiting(const std::optional<PictureId>& after) {
    auto select = database_.prepare("SELECT id, octets FROM pictures WHERE own = 1 AND entered = 1 "
                                    "AND received_ms IS NULL AND id > ? ORDER BY id LIMIT 1");
    if (!select)
        return select.error();
    const auto behind = after ? after->bytes() : BytesView();
    const auto row = select->bind(0, behind).row();
    if (!row || !*row)
        return row ? Result(std::optional<WaitingPicture>{}) : row.error();
    return std::optional(WaitingPicture{select->id<PictureId>(0), static_cast<std::uint64_t>(select->integer(1))});
}

Status TabletPictureStore::noteReceived(const PictureId& picture, std::int64_t atMs) {
    auto update = database_.prepare("UPDATE pictures SET received_ms = ? WHERE id = ?");
    if (!update)
        return update.error();
    return update->bind(0, atMs).bind(1, picture).run();
}

Status TabletPictureStore::forgetReceipts() {
    return ran(database_.prepare("UPDATE pictures SET received_ms = NULL"));
}

Status TabletPictureStore::want(const RecordId& record, const Picture& picture, std::int64_t nowMs) {
    auto insert = database_.prepare("INSERT INTO pictures(id, record, octets, own, wanted, seen_ms) "
                                    "VALUES(?, ?, ?, 0, 1, ?) ON CONFLICT(id) DO UPDATE SET wanted = 1, "
                                    "seen_ms = excluded.seen_ms, record = coalesce(record, excluded.record)");
    if (!insert)
        return insert.error();
    return insert->bind(0, picture.id).bind(1, record).bind(2, picture.octets).bind(3, nowMs).run();
}

Result<std::optional<WantedPicture>> TabletPictureStore::wanted(const std::optional<PictureId>& after) {
    auto select = database_.prepare("SELECT record, id FROM pictures WHERE wanted = 1 AND id > ? ORDER BY id LIMIT 1");
    if (!select)
        return select.error();
    const auto behind = after ? after->bytes() : BytesView();
    const auto row = select->bind(0, behind).row();
    if (!row || !*row)
        return row ? Result(std::optional<WantedPicture>{}) : row.error();
    return std::optional(WantedPicture{select->id<RecordId>(0), select->id<PictureId>(1), 0});
}

Status TabletPictureStore::wantNoMore(const PictureId& picture) {
    auto update = database_.prepare("UPDATE pictures SET wanted = 0 WHERE id = ?");
    if (!update)
        return update.error();
    return update->bind(0, picture).run();
}

Result<PictureCount> TabletPictureStore::count(const RecordId& record) {
    auto select = database_.prepare(
        "SELECT count(*), count(received_ms) FROM pictures WHERE own = 1 AND entered = 1 AND record = ?");
    if (!select)
        return select.error();
    if (auto status = select->bind(0, record).one(); !status)
        return status.error();
    return countAt(*select, 0);
}

Result<std::map<RecordId, PictureCount>> TabletPictureStore::counts() {
    auto select = database_.prepare("SELECT record, count(*), count(received_ms) FROM pictures "
                                    "WHERE own = 1 AND entered = 1 AND record IS NOT NULL GROUP BY record");
    if (!select)
        return select.error();
    std::map<RecordId, PictureCount> counts;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return counts;
        counts.emplace(select->id<RecordId>(0), countAt(*select, 1));
    }
}

Result<bool> TabletPictureStore::has(const PictureId& picture) {
    auto select = database_.prepare("SELECT 1 FROM pictures WHERE id = ?");
    if (!select)
        return select.error();
    return select->bind(0, picture).row();
}

Result<std::vector<PictureId>> TabletPictureStore::received() {
    auto select = database_.prepare("SELECT id FROM pictures WHERE received_ms IS NOT NULL OR own = 0");
    return select ? idsIn(*select) : Result<std::vector<PictureId>>(select.error());
}

Result<std::vector<PictureId>> TabletPictureStore::unnamed(std::int64_t beforeMs) {
    auto select = database_.prepare("SELECT id FROM pictures WHERE own = 1 AND entered = 0 AND seen_ms < ? "
                                    "AND NOT EXISTS(SELECT 1 FROM drafts WHERE drafts.record = pictures.record)");
    return select ? idsIn(select->bind(0, beforeMs)) : Result<std::vector<PictureId>>(select.error());
}

Status TabletPictureStore::dispose(const RecordId& record) {
    auto update = database_.prepare("UPDATE pictures SET record = NULL, entered = 0, wanted = 0 WHERE record = ?");
    if (!update)
        return update.error();
    return update->bind(0, record).run();
}

Result<std::vector<PictureId>> TabletPictureStore::disposedOf() {
    auto select = database_.prepare("SELECT id FROM pictures WHERE record IS NULL AND entered = 0");
    return select ? idsIn(*select) : Result<std::vector<PictureId>>(select.error());
}

Result<std::vector<PictureId>> TabletPictureStore::ofNoRecord() {
    auto select =
        database_.prepare("SELECT id FROM pictures WHERE record IS NOT NULL AND (received_ms IS NOT NULL OR own = 0) "
                          "AND NOT EXISTS(SELECT 1 FROM records WHERE records.id = pictures.record) "
                          "AND NOT EXISTS(SELECT 1 FROM drafts WHERE drafts.record = pictures.record)");
    return select ? idsIn(*select) : Result<std::vector<PictureId>>(select.error());
}

Result<std::vector<PictureId>> TabletPictureStore::receivedAndSeenBefore(std::int64_t ms) {
    auto select =
        database_.prepare("SELECT id FROM pictures WHERE (own = 0 OR received_ms IS NOT NULL) AND seen_ms < ?");
    return select ? idsIn(select->bind(0, ms)) : Result<std::vector<PictureId>>(select.error());
}

Status TabletPictureStore::remove(const PictureId& picture) {
    auto drop = database_.prepare("DELETE FROM pictures WHERE id = ?");
    if (!drop)
        return drop.error();
    return drop->bind(0, picture).run();
}

} // namespace seenheard
