#include "sync/server/store/ScopeNumberStore.h"

namespace seenheard {

Result<std::int64_t> ScopeNumbers::numberOf(Database& data, const RecordScope& scope) {
    if (const auto known = known_.find(scope); known != known_.end())
        return known->second;
    auto select = data.prepare("select number from scopes where kind = ? and id = ?");
    if (!select)
        return select.error();
    auto there = select->bind(0, static_cast<int>(scope.kind)).bind(1, scope.id).row();
    if (!there)
        return there.error();
    if (*there)
        return known_[scope] = select->integer(0);
    auto insert = data.prepare("insert into scopes (kind, id) values (?, ?) returning number");
    if (!insert)
        return insert.error();
    if (auto status = insert->bind(0, static_cast<int>(scope.kind)).bind(1, scope.id).one(); !status)
        return status.error();
    return known_[scope] = insert->integer(0);
}

Bytes scopeNumbers(std::span<const std::int64_t> numbers) {
    CborWriter writer;
    writer.array(numbers.size());
    for (const auto number : numbers)
        writer.integer(number);
    return writer.take();
}

Result<std::vector<std::int64_t>> scopeNumbersIn(BytesView numbers) {
    CborReader reader(numbers);
    std::vector<std::int64_t> found;
    for (auto left = reader.array(numbers.size()); left > 0 && !reader.failed(); --left)
        found.push_back(reader.integer());
    if (auto status = reader.finish("scopes of a record"); !status)
        return status.error();
    return found;
}

Result<std::set<RecordScope>> scopesIn(Database& data, BytesView numbers) {
    const auto wanted = scopeNumbersIn(numbers);
    if (!wanted)
        return wanted.error();
    std::set<RecordScope> scopes;
    for (const auto number : *wanted) {
        auto select = data.prepare("select kind, id from scopes where number = ?");
        if (!select)
            return select.error();
        if (auto status = select->bind(0, number).one(); !status)
            return status.error();
        scopes.insert({static_cast<ScopeKind>(select->integer(0)), select->text(1)});
    }
    return scopes;
}

} // namespace seenheard
