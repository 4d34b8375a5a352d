#include "sync/server/store/postgresql/PostgresScopeStore.h"

namespace seenheard {

namespace {

/// Scopes as two lists of a statement.
struct ScopeLists {
    std::vector<std::int64_t> kinds;
    std::vector<BytesView> ids;

    void add(const RecordScope& scope) {
        kinds.push_back(static_cast<std::int64_t>(scope.kind));
        ids.push_back(bytesOf(scope.id));
    }
};

void addNumbers(const PostgresRows& rows, std::map<RecordScope, std::int64_t>& numbers) {
    for (const auto row : rows)
        numbers.emplace(RecordScope{static_cast<ScopeKind>(row.integer(1)), row.text(2)}, row.integer(0));
}

} // namespace

Result<std::map<RecordScope, std::int64_t>> PostgresScopeStore::find(const std::set<RecordScope>& scopes) {
    std::map<RecordScope, std::int64_t> numbers;
    if (scopes.empty())
        return numbers;
    ScopeLists wanted;
    for (const auto& scope : scopes)
        wanted.add(scope);
    const auto rows = data_.run("select s.number, s.kind, s.id from unnest($1, $2) as w (kind, id) "
                                "join scopes s on s.kind = w.kind and s.id = w.id",
        {wanted.kinds, wanted.ids});
    if (!rows)
        return rows.error();
    addNumbers(*rows, numbers);
    return numbers;
}

Result<std::map<RecordScope, std::int64_t>> PostgresScopeStore::introduce(const std::set<RecordScope>& scopes) {
    auto numbers = find(scopes);
    if (!numbers || numbers->size() == scopes.size())
        return numbers;
    ScopeLists missing;
    for (const auto& scope : scopes) {
        if (!numbers->contains(scope))
            missing.add(scope);
    }
    const auto rows = data_.run(
        "insert into scopes (kind, id) select kind, id from unnest($1, $2) as w (kind, id) returning number, kind, id",
        {missing.kinds, missing.ids});
    if (!rows)
        return rows.error();
    addNumbers(*rows, *numbers);
    return numbers;
}

Result<std::map<std::int64_t, RecordScope>> PostgresScopeStore::named(const std::vector<std::int64_t>& numbers) {
    std::map<std::int64_t, RecordScope> scopes;
    if (numbers.empty())
        return scopes;
    const auto rows = data_.run("select number, kind, id from scopes where number = any ($1)", {numbers});
    if (!rows)
        return rows.error();
    for (const auto row : *rows)
        scopes.emplace(row.integer(0), RecordScope{static_cast<ScopeKind>(row.integer(1)), row.text(2)});
    return scopes;
}

} // namespace seenheard
