#include "sync/server/store/postgresql/PostgresLeafStore.h"

#include "sync/server/store/StoredLeafStore.h"

namespace seenheard {

Result<std::vector<StoredLeaf>> PostgresLeafStore::page(
    const std::vector<std::int64_t>& leaves, std::size_t maxBytes, const MayRead& mayRead) {
    std::vector<StoredLeaf> found;
    const auto stored = sizes(leaves);
    if (!stored)
        return stored.error();
    std::size_t bytes = 0;
    // Stored they are somewhat larger than in an answer: as many as surely fit are fetched at once, then what is left.
    for (std::size_t next = 0; next < leaves.size();) {
        auto last = next;
        for (auto expected = bytes; last < leaves.size() && (last == next || expected + (*stored)[last] <= maxBytes);
             ++last)
            expected += (*stored)[last];
        const std::vector<std::int64_t> some(
            leaves.begin() + static_cast<std::ptrdiff_t>(next), leaves.begin() + static_cast<std::ptrdiff_t>(last));
        auto read = this->read(some, next, mayRead);
        if (!read)
            return read.error();
        for (auto& leaf : *read) {
            if (mayRead)
                withoutReleasedForOthers(leaf);
            bytes += octetsOf(leaf);
            if (bytes > maxBytes && !found.empty())
                return found;
            found.push_back(std::move(leaf));
        }
        next = last;
    }
    return found;
}

Result<std::vector<std::size_t>> PostgresLeafStore::sizes(const std::vector<std::int64_t>& leaves) {
    std::vector<std::size_t> found;
    if (leaves.empty())
        return found;
    const auto rows = connection_.data.run(
        "select octet_length(l.header) + octet_length(l.parts) + coalesce(octet_length(r.header) + "
        "octet_length(r.parts), 0) from unnest($1) with ordinality as w (leaf, place) join log l on l.leaf = w.leaf "
        "left join settlements s on s.leaf = l.leaf and s.released = 1 left join log r on r.leaf = s.held_leaf "
        "order by w.place",
        {leaves});
    if (!rows)
        return rows.error();
    if (rows->size() != leaves.size())
        return fail(ErrorCode::NotFound, "A leaf that should be in the log is not there.");
    for (const auto row : *rows)
        found.push_back(static_cast<std::size_t>(row.integer(0)) + Signature::size + bytesAroundLeaf);
    return found;
}

Result<std::vector<StoredLeaf>> PostgresLeafStore::read(
    const std::vector<std::int64_t>& leaves, std::size_t firstPlace, const MayRead& mayRead) {
    const auto rows = connection_.data.run(leavesWhere("l.leaf = any ($1)"), {leaves});
    if (!rows)
        return rows.error();
    std::unordered_map<std::int64_t, LeafColumns> columns;
    std::vector<std::int64_t> numbers;
    for (const auto row : *rows) {
        const auto& leaf = columns.emplace(row.integer(0), leafColumnsIn(row)).first->second;
        addRecordNumbersOf(leaf.entry.parts, numbers);
        if (leaf.released)
            addRecordNumbersOf(leaf.released->parts, numbers);
    }
    const auto keys = PostgresRecordKeyStore(connection_).find(numbers);
    if (!keys)
        return keys.error();
    const auto keyOf = amongst(*keys);
    std::vector<StoredLeaf> found;
    for (std::size_t at = 0; at < leaves.size(); ++at) {
        auto leaf = storedLeaf(columns.at(leaves[at]), [&](std::int64_t record) -> Result<std::optional<RecordKey>> {
            return !mayRead || mayRead(firstPlace + at, record) ? keyOf(record) : std::optional<RecordKey>();
        });
        if (!leaf)
            return leaf.error();
        found.push_back(std::move(*leaf));
    }
    return found;
}

} // namespace seenheard
