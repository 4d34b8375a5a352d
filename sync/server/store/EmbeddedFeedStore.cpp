#include "sync/server/store/EmbeddedFeedStore.h"

#include "platform/database/ReadSnapshot.h"
#include "platform/database/Rows.h"
#include "sync/server/store/EmbeddedRecordKeyStore.h"
#include "sync/server/store/StoredLeafStore.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace seenheard {

namespace {

Result<std::optional<std::int64_t>> numberOf(Database& data, const RecordScope& scope) {
    auto select = data.prepare("select number from scopes where kind = ? and id = ?");
    if (!select)
        return select.error();
    auto there = select->bind(0, static_cast<int>(scope.kind)).bind(1, scope.id).row();
    if (!there)
        return there.error();
    return *there ? std::optional(select->integer(0)) : std::nullopt;
}

/// The records' own numbers inside the store, each looked up once.
class RecordNumbers {
public:
    explicit RecordNumbers(Database& data) : data_(data) {}

    Result<std::set<std::int64_t>> of(const std::vector<RecordId>& records) {
        std::set<std::int64_t> numbers;
        for (const auto& record : records) {
            if (const auto known = known_.find(record); known != known_.end()) {
                numbers.insert(known->second);
                continue;
            }
            auto select = data_.prepare("select number from records where id = ?");
            if (!select)
                return select.error();
            auto there = select->bind(0, record).row();
            if (!there)
                return there.error();
            if (*there)
                numbers.insert(known_[record] = select->integer(0));
        }
        return numbers;
    }

private:
    Database& data_;
    std::unordered_map<RecordId, std::int64_t> known_;
};

} // namespace

Result<FeedRows> EmbeddedFeedStore::rows(
    std::span<const RecordScope> scopes, std::uint64_t from, std::uint64_t below, std::size_t most) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<FeedRows> {
        FeedRows found{{}, below};
        for (const auto& scope : scopes) {
            const auto number = numberOf(connection.data, scope);
            if (!number)
                return number.error();
            if (!*number)
                continue;
            auto select =
                connection.data.prepare("select f.leaf, f.what, r.id from feed f join records r on r.number = f.record "
                                        "where f.scope = ? and f.leaf >= ? and f.leaf < ? order by f.leaf");
            if (!select)
                return select.error();
            select->bind(0, **number).bind(1, from).bind(2, found.end);
            std::size_t leaves = 0;
            std::optional<std::uint64_t> last;
            for (auto more = select->row();; more = select->row()) {
                if (!more)
                    return more.error();
                if (!*more)
                    break;
                const auto leaf = static_cast<std::uint64_t>(select->integer(0));
                if (last != leaf && ++leaves > most) {
                    found.end = leaf;
                    break;
                }
                last = leaf;
                found.rows.push_back(
                    {scope, leaf, select->id<RecordId>(2), static_cast<FeedEvent>(select->integer(1))});
            }
        }
        std::erase_if(found.rows, [&](const FeedRow& row) { return row.leaf >= found.end; });
        std::sort(found.rows.begin(), found.rows.end(), [](const FeedRow& left, const FeedRow& right) {
            return std::tie(left.leaf, left.record, left.scope) < std::tie(right.leaf, right.record, right.scope);
        });
        return found;
    });
}

Result<std::vector<StoredLeaf>> EmbeddedFeedStore::leaves(std::span<const ReadableLeaf> wanted, std::size_t maxBytes) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<StoredLeaf>> {
        // One lock of each file for all of them, not one for every statement.
        const auto data = ReadSnapshot::begin(connection.data);
        const auto recordKeys = data ? ReadSnapshot::begin(connection.keys) : Result<ReadSnapshot>(data.error());
        if (!recordKeys)
            return recordKeys.error();
        RecordNumbers numbers(connection.data);
        EmbeddedRecordKeyStore keys(connection.keys);
        std::vector<StoredLeaf> found;
        std::size_t bytes = 0;
        for (const auto& one : wanted) {
            const auto readable = numbers.of(one.records);
            if (!readable)
                return readable.error();
            auto select = connection.data.prepare(leavesWhere("l.leaf = ?"));
            if (!select)
                return select.error();
            if (auto status = select->bind(0, one.leaf).one(); !status)
                return status.error();
            const auto keyOf = [&](std::int64_t number) -> Result<std::optional<RecordKey>> {
                return readable->contains(number) ? keys.find(number) : std::optional<RecordKey>();
            };
            auto leaf = storedLeaf(leafColumnsIn(*select), keyOf);
            if (!leaf)
                return leaf.error();
            withoutReleasedForOthers(*leaf);
            bytes += octetsOf(*leaf);
            if (bytes > maxBytes && !found.empty())
                return found;
            found.push_back(std::move(*leaf));
        }
        return found;
    });
}

Result<std::vector<ScopeMember>> EmbeddedFeedStore::members(
    const RecordScope& scope, std::uint64_t after, std::size_t most) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<ScopeMember>> {
        std::vector<ScopeMember> found;
        const auto number = numberOf(connection.data, scope);
        if (!number)
            return number.error();
        if (!*number)
            return found;
        auto select = connection.data.prepare("select m.record, r.id from members m join records r on r.number = "
                                              "m.record where m.scope = ? and m.record > ? order by m.record limit ?");
        if (!select)
            return select.error();
        select->bind(0, **number).bind(1, after).bind(2, std::uint64_t{most});
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                return found;
            found.push_back({static_cast<std::uint64_t>(select->integer(0)), select->id<RecordId>(1)});
        }
    });
}

Result<std::vector<HeldDigest>> EmbeddedFeedStore::digests(
    const RecordScope& scope, const RecordId& lowest, const RecordId& highest) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<HeldDigest>> {
        const auto number = numberOf(connection.data, scope);
        if (!number)
            return number.error();
        if (!*number)
            return std::vector<HeldDigest>{};
        auto select = connection.data.prepare(
            "select r.id, r.digest, r.changed_at from members m join records r on r.number = m.record "
            "where m.scope = ? and r.id between ? and ? and r.digest is not null order by r.id");
        if (!select)
            return select.error();
        select->bind(0, **number).bind(1, lowest).bind(2, highest);
        return allRows<HeldDigest>(*select, [](const Statement& row) {
            return HeldDigest{row.id<RecordId>(0), row.id<Hash>(1), static_cast<std::uint64_t>(row.integer(2))};
        });
    });
}

Result<std::vector<std::optional<std::uint64_t>>> EmbeddedFeedStore::leavesOf(std::span<const EntryName> entries) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<std::optional<std::uint64_t>>> {
        std::vector<std::optional<std::uint64_t>> found;
        for (const auto& name : entries) {
            auto& leaf = found.emplace_back();
            auto select = connection.data.prepare(
                "select c.leaf from chain c join log l on l.leaf = c.leaf where c.signer = "
                "(select number from signers where id = ?) and c.number = ? and c.entry = ? and (l.held = 0 or exists "
                "(select 1 from settlements s where s.held_leaf = l.leaf and s.released = 1))");
            if (!select)
                return select.error();
            auto there = select->bind(0, name.signer).bind(1, name.number).bind(2, name.entry).row();
            if (!there)
                return there.error();
            if (*there)
                leaf = static_cast<std::uint64_t>(select->integer(0));
        }
        return found;
    });
}

} // namespace seenheard
