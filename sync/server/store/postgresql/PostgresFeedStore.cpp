#include "sync/server/store/postgresql/PostgresFeedStore.h"

#include "sync/server/store/postgresql/PostgresLeafStore.h"
#include "sync/server/store/postgresql/PostgresRecordStore.h"
#include "sync/server/store/postgresql/PostgresScopeStore.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace seenheard {

namespace {

Result<std::optional<std::int64_t>> numberOf(PostgresDatabase& data, const RecordScope& scope) {
    const auto numbers = PostgresScopeStore(data).find({scope});
    if (!numbers)
        return numbers.error();
    return numbers->empty() ? std::optional<std::int64_t>() : std::optional(numbers->begin()->second);
}

} // namespace

Result<FeedRows> PostgresFeedStore::rows(
    std::span<const RecordScope> scopes, std::uint64_t from, std::uint64_t below, std::size_t most) {
    return connections_.read([&](PostgresConnection& connection) -> Result<FeedRows> {
        const auto numbers = PostgresScopeStore(connection.data).find({scopes.begin(), scopes.end()});
        if (!numbers)
            return numbers.error();
        std::map<std::int64_t, RecordScope> names;
        std::vector<std::int64_t> wanted;
        for (const auto& [scope, number] : *numbers) {
            names.emplace(number, scope);
            wanted.push_back(number);
        }
        // Of each scope as many leaves as it may have, and the one behind them, by which it is known to have more.
        const auto rows = connection.data.run(
            "select w.scope, f.leaf, f.what, r.id, f.rank from unnest($1) as w (scope) cross join lateral ("
            "select leaf, record, what, dense_rank() over (order by leaf) as rank from feed "
            "where scope = w.scope and leaf >= $2 and leaf < $3 and leaf <= (select max(leaf) from ("
            "select distinct leaf from feed where scope = w.scope and leaf >= $2 and leaf < $3 "
            "order by leaf limit $4) edge)) f join records r on r.number = f.record order by f.leaf",
            {wanted, from, below, atMost(most + 1)});
        if (!rows)
            return rows.error();
        FeedRows found{{}, below};
        for (const auto row : *rows) {
            const auto leaf = static_cast<std::uint64_t>(row.integer(1));
            if (static_cast<std::size_t>(row.integer(4)) > most)
                found.end = std::min(found.end, leaf);
            found.rows.push_back(
                {names.at(row.integer(0)), leaf, row.id<RecordId>(3), static_cast<FeedEvent>(row.integer(2))});
        }
        std::erase_if(found.rows, [&](const FeedRow& row) { return row.leaf >= found.end; });
        std::sort(found.rows.begin(), found.rows.end(), [](const FeedRow& left, const FeedRow& right) {
            return std::tie(left.leaf, left.record, left.scope) < std::tie(right.leaf, right.record, right.scope);
        });
        return found;
    });
}

Result<std::vector<StoredLeaf>> PostgresFeedStore::leaves(std::span<const ReadableLeaf> wanted, std::size_t maxBytes) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<StoredLeaf>> {
        std::vector<std::int64_t> leaves;
        std::unordered_set<RecordId> records;
        for (const auto& one : wanted) {
            leaves.push_back(static_cast<std::int64_t>(one.leaf));
            records.insert(one.records.begin(), one.records.end());
        }
        const auto numbers = PostgresRecordStore(connection).numbersOf({records.begin(), records.end()});
        if (!numbers)
            return numbers.error();
        return PostgresLeafStore(connection).page(leaves, maxBytes, [&](std::size_t place, std::int64_t record) {
            const auto& readable = wanted[place].records;
            return std::any_of(readable.begin(), readable.end(), [&](const RecordId& id) {
                const auto number = numbers->find(id);
                return number != numbers->end() && number->second == record;
            });
        });
    });
}

Result<std::vector<ScopeMember>> PostgresFeedStore::members(
    const RecordScope& scope, std::uint64_t after, std::size_t most) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<ScopeMember>> {
        std::vector<ScopeMember> found;
        const auto number = numberOf(connection.data, scope);
        if (!number)
            return number.error();
        if (!*number)
            return found;
        const auto rows =
            connection.data.run("select m.record, r.id from members m join records r on r.number = m.record "
                                "where m.scope = $1 and m.record > $2 order by m.record limit $3",
                {**number, after, atMost(most)});
        if (!rows)
            return rows.error();
        for (const auto row : *rows)
            found.push_back({static_cast<std::uint64_t>(row.integer(0)), row.id<RecordId>(1)});
        return found;
    });
}

Result<std::vector<HeldDigest>> PostgresFeedStore::digests(
    const RecordScope& scope, const RecordId& lowest, const RecordId& highest) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<HeldDigest>> {
        std::vector<HeldDigest> found;
        const auto number = numberOf(connection.data, scope);
        if (!number)
            return number.error();
        if (!*number)
            return found;
        const auto rows = connection.data.run(
            "select r.id, r.digest, r.changed_at from members m join records r on r.number = m.record "
            "where m.scope = $1 and r.id between $2 and $3 and r.digest is not null order by r.id",
            {**number, lowest, highest});
        if (!rows)
            return rows.error();
        for (const auto row : *rows)
            found.push_back({row.id<RecordId>(0), row.id<Hash>(1), static_cast<std::uint64_t>(row.integer(2))});
        return found;
    });
}

Result<std::vector<std::optional<std::uint64_t>>> PostgresFeedStore::leavesOf(std::span<const EntryName> entries) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<std::optional<std::uint64_t>>> {
        std::vector<BytesView> signers;
        std::vector<std::int64_t> numbers;
        std::vector<BytesView> ids;
        for (const auto& name : entries) {
            signers.push_back(name.signer.bytes());
            numbers.push_back(static_cast<std::int64_t>(name.number));
            ids.push_back(name.entry.bytes());
        }
        const auto rows = connection.data.run(
            "select w.place, c.leaf from unnest($1, $2, $3) with ordinality as w (signer, number, entry, place) "
            "join signers s on s.id = w.signer "
            "join chain c on c.signer = s.number and c.number = w.number and c.entry = w.entry "
            "join log l on l.leaf = c.leaf where l.held = 0 or exists "
            "(select 1 from settlements x where x.held_leaf = l.leaf and x.released = 1) order by w.place, c.leaf desc",
            {signers, numbers, ids});
        if (!rows)
            return rows.error();
        std::vector<std::optional<std::uint64_t>> found(entries.size());
        for (const auto row : *rows)
            found[static_cast<std::size_t>(row.integer(0) - 1)] = static_cast<std::uint64_t>(row.integer(1));
        return found;
    });
}

} // namespace seenheard
