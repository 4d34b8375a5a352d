#include "app/storage/FollowingStore.h"

#include "platform/database/Rows.h"

#include <algorithm>
#include <map>

namespace seenheard {

Result<std::vector<RecordScope>> FollowingStore::scopes() {
    auto select = database_.prepare("SELECT kind, id FROM scopes ORDER BY ref");
    if (!select)
        return select.error();
    return allRows<RecordScope>(*select, [](const Statement& row) {
        return RecordScope{static_cast<ScopeKind>(row.integer(0)), row.text(1)};
    });
}

Result<std::vector<RecordId>> FollowingStore::wanted(std::size_t most) {
    auto select = database_.prepare("SELECT record FROM wanted LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, std::uint64_t{most});
    return allRows<RecordId>(*select, [](const Statement& row) { return row.id<RecordId>(0); });
}

Result<std::optional<ScopeFill>> FollowingStore::filling() {
    auto select = database_.prepare("SELECT kind, id, filled_to FROM scopes WHERE filling = 1 ORDER BY ref LIMIT 1");
    if (!select)
        return select.error();
    const auto row = select->row();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<ScopeFill>{};
    return std::optional(ScopeFill{{static_cast<ScopeKind>(select->integer(0)), select->text(1)},
        static_cast<std::uint64_t>(select->integer(2)), false});
}

Result<std::vector<std::pair<std::int64_t, RecordScope>>> FollowingStore::filledScopes() {
    auto select = database_.prepare("SELECT ref, kind, id FROM scopes WHERE filling = 0 ORDER BY ref");
    if (!select)
        return select.error();
    return allRows<std::pair<std::int64_t, RecordScope>>(*select, [](const Statement& row) {
        return std::pair(row.integer(0), RecordScope{static_cast<ScopeKind>(row.integer(1)), row.text(2)});
    });
}

Result<FollowingStore::Change> FollowingStore::follow(const std::vector<RecordScope>& scopes, bool whole) {
    std::map<RecordScope, std::int64_t> known;
    auto select = database_.prepare("SELECT ref, kind, id FROM scopes");
    if (!select)
        return select.error();
    for (auto row = select->row();; row = select->row()) {
        if (!row)
            return row.error();
        if (!*row)
            break;
        known[{static_cast<ScopeKind>(select->integer(1)), select->text(2)}] = select->integer(0);
    }
    Change change;
    for (const auto& scope : scopes) {
        if (const auto found = known.find(scope); found != known.end()) {
            change.refs.push_back(found->second);
            known.erase(found);
            continue;
        }
        auto insert =
            database_.prepare("INSERT INTO scopes(kind, id, filling, filled_to) VALUES(?, ?, ?, 0) RETURNING ref");
        if (!insert)
            return insert.error();
        insert->bind(0, static_cast<int>(scope.kind)).bind(1, scope.id).bind(2, !whole);
        if (auto one = insert->one(); !one)
            return one.error();
        change.refs.push_back(insert->integer(0));
    }
    for (const auto& [scope, ref] : known) {
        auto drop = database_.prepare("DELETE FROM scopes WHERE ref = ?");
        if (!drop)
            return drop.error();
        if (auto ran = drop->bind(0, ref).run(); !ran)
            return ran.error();
        change.dropped.insert(ref);
    }
    return change;
}

Status FollowingStore::startAgain() {
    if (auto dropped = database_.execute("DELETE FROM scopes"); !dropped)
        return dropped;
    return database_.execute("DELETE FROM wanted");
}

Status FollowingStore::filled(const ScopeFill& fill) {
    auto update = database_.prepare("UPDATE scopes SET filling = ?, filled_to = ? WHERE kind = ? AND id = ?");
    if (!update)
        return update.error();
    return update->bind(0, !fill.done)
        .bind(1, fill.after)
        .bind(2, static_cast<int>(fill.scope.kind))
        .bind(3, fill.scope.id)
        .run();
}

Status FollowingStore::want(const RecordId& record) {
    auto insert = database_.prepare("INSERT INTO wanted(record) VALUES(?) ON CONFLICT DO NOTHING");
    if (!insert)
        return insert.error();
    return insert->bind(0, record).run();
}

Status FollowingStore::wantNoMore(const RecordId& record) {
    auto drop = database_.prepare("DELETE FROM wanted WHERE record = ?");
    if (!drop)
        return drop.error();
    return drop->bind(0, record).run();
}

} // namespace seenheard
