#include "app/storage/PutAwayStore.h"

namespace seenheard {

Result<PutAwayRecords> PutAwayStore::standing() {
    auto select = database_.prepare("SELECT count(*), coalesce(max(at_ms), 0) FROM put_away");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return PutAwayRecords{static_cast<std::uint64_t>(select->integer(0)), select->integer(1)};
}

Result<bool> PutAwayStore::has(const RecordId& record) {
    auto select = database_.prepare("SELECT 1 FROM put_away WHERE record = ?");
    if (!select)
        return select.error();
    return select->bind(0, record).row();
}

Status PutAwayStore::add(const RecordId& record, std::int64_t atMs) {
    auto insert = database_.prepare("INSERT INTO put_away(record, scopes, digest, at_ms) "
                                    "SELECT id, scopes, digest, ? FROM records WHERE id = ? ON CONFLICT DO NOTHING");
    if (!insert)
        return insert.error();
    return insert->bind(0, atMs).bind(1, record).run();
}

Status PutAwayStore::remove(const RecordId& record) {
    auto drop = database_.prepare("DELETE FROM put_away WHERE record = ?");
    if (!drop)
        return drop.error();
    return drop->bind(0, record).run();
}

Status PutAwayStore::removeAll() {
    return database_.execute("DELETE FROM put_away");
}

} // namespace seenheard
