#include "app/storage/DraftStore.h"

namespace seenheard {

namespace {

Result<Draft> draftAt(const Statement& row) {
    auto draft = draftFrom(row.blob(0));
    if (!draft)
        return fail(ErrorCode::Corrupt, "A draft in the store is damaged: " + draft.error().message);
    return draft;
}

} // namespace

Result<Draft> DraftStore::draft(const DraftId& id) {
    auto select = database_.prepare("SELECT draft FROM drafts WHERE id = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, id).row();
    if (!row)
        return row.error();
    if (!*row)
        return fail(ErrorCode::NotFound, "There is no such draft on this tablet; it may have been saved already.");
    return draftAt(*select);
}

Result<std::optional<Draft>> DraftStore::on(const RecordId& record) {
    auto select = database_.prepare("SELECT draft FROM drafts WHERE record = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, record).row();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Draft>{};
    auto draft = draftAt(*select);
    if (!draft)
        return draft.error();
    return std::optional(std::move(*draft));
}

Result<std::vector<Draft>> DraftStore::all() {
    auto select = database_.prepare("SELECT draft FROM drafts ORDER BY changed_ms DESC, record");
    if (!select)
        return select.error();
    std::vector<Draft> drafts;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return drafts;
        auto draft = draftAt(*select);
        if (!draft)
            return draft.error();
        drafts.push_back(std::move(*draft));
    }
}

Status DraftStore::put(const Draft& draft) {
    auto insert = database_.prepare("INSERT INTO drafts(record, id, changed_ms, draft) VALUES(?, ?, ?, ?) "
                                    "ON CONFLICT(record) DO UPDATE SET changed_ms = excluded.changed_ms, "
                                    "draft = excluded.draft WHERE drafts.id = excluded.id");
    if (!insert)
        return insert.error();
    const auto octets = canonicalBytes(draft);
    insert->bind(0, draft.record).bind(1, draft.id).bind(2, draft.changedAt.utcMs).bind(3, octets);
    if (auto ran = insert->run(); !ran)
        return ran;
    if (database_.changes() == 0)
        return fail(ErrorCode::AlreadyExists, "Another draft is open on this record; come back to that one.");
    return success();
}

Status DraftStore::removeOf(const RecordId& record) {
    auto drop = database_.prepare("DELETE FROM drafts WHERE record = ?");
    if (!drop)
        return drop.error();
    return drop->bind(0, record).run();
}

Status DraftStore::remove(const DraftId& id) {
    auto drop = database_.prepare("DELETE FROM drafts WHERE id = ?");
    if (!drop)
        return drop.error();
    return drop->bind(0, id).run();
}

} // namespace seenheard
