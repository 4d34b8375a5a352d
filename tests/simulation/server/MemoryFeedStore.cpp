#include "tests/simulation/server/MemoryFeedStore.h"

#include "sync/protocol/Limits.h"

#include <algorithm>
#include <tuple>

namespace seenheard {

namespace {

/// Small, so that pages are cut in a log of some hundred entries too.
constexpr std::size_t pageBytes = 6000;

/// The entry without its parts about records that are not readable.
Bytes readableOctets(const KeptLeaf& kept, const std::vector<RecordId>& readable) {
    const auto& parts = kept.sequenced.verified.parts;
    auto entry = kept.sequenced.entry;
    bool whole = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i] || std::ranges::find(readable, parts[i]->record) != readable.end())
            continue;
        entry.parts[i].reset();
        whole = false;
    }
    return whole ? kept.canonical : canonicalBytes(entry);
}

} // namespace

Result<FeedRows> MemoryFeedStore::rows(
    std::span<const RecordScope> scopes, std::uint64_t from, std::uint64_t below, std::size_t most) {
    FeedRows found{{}, below};
    for (const auto& scope : scopes) {
        const auto feed = tables_.feeds.find(scope);
        if (feed == tables_.feeds.end())
            continue;
        std::size_t leaves = 0;
        auto row = std::ranges::lower_bound(feed->second, from, {}, &FeedRow::leaf);
        for (auto last = below; row != feed->second.end() && row->leaf < found.end; ++row) {
            if (row->leaf != last && ++leaves > most)
                found.end = row->leaf;
            else
                found.rows.push_back(*row);
            last = row->leaf;
        }
    }
    std::erase_if(found.rows, [&](const FeedRow& row) { return row.leaf >= found.end; });
    std::ranges::sort(found.rows, [](const FeedRow& left, const FeedRow& right) {
        return std::tie(left.leaf, left.record, left.scope) < std::tie(right.leaf, right.record, right.scope);
    });
    return found;
}

Result<std::vector<StoredLeaf>> MemoryFeedStore::leaves(std::span<const ReadableLeaf> wanted, std::size_t maxBytes) {
    std::vector<StoredLeaf> found;
    std::size_t bytes = 0;
    // What explains a record is wanted whole; only pages are cut.
    const auto most = maxBytes > limits::pullBytes ? maxBytes : std::min(maxBytes, pageBytes);
    for (const auto& one : wanted) {
        const auto& kept = *tables_.log.at(one.leaf);
        bytes += kept.canonical.size();
        if (bytes > most && !found.empty())
            break;
        const auto& header = kept.sequenced.verified.header;
        auto& leaf = found.emplace_back();
        leaf.feed = {one.leaf, readableOctets(kept, one.records), tables_.heldAt(one.leaf), {}};
        leaf.signer = header.signer;
        leaf.form = header.form;
        const auto settled = std::ranges::find_if(tables_.settlements,
            [&](const auto& settlement) { return settlement.second.leaf == one.leaf && settlement.second.released; });
        if (settled == tables_.settlements.end())
            continue;
        const auto& released = *tables_.log.at(settled->first);
        const auto isReadable = [&](const std::optional<Part>& part) {
            return part && std::ranges::find(one.records, part->record) != one.records.end();
        };
        // Who follows none of its records has no business with what is released.
        if (std::ranges::none_of(released.sequenced.verified.parts, isReadable))
            continue;
        leaf.feed.released = readableOctets(released, one.records);
        leaf.releasedSigner = released.sequenced.verified.header.signer;
        leaf.releasedForm = released.sequenced.verified.header.form;
    }
    return found;
}

Result<std::vector<ScopeMember>> MemoryFeedStore::members(
    const RecordScope& scope, std::uint64_t after, std::size_t most) {
    std::vector<ScopeMember> found;
    const auto members = tables_.members.find(scope);
    if (members == tables_.members.end())
        return found;
    for (auto at = members->second.upper_bound(after); at != members->second.end() && found.size() < most; ++at)
        found.push_back({at->first, at->second});
    return found;
}

Result<std::vector<HeldDigest>> MemoryFeedStore::digests(
    const RecordScope& scope, const RecordId& lowest, const RecordId& highest) {
    std::vector<HeldDigest> found;
    const auto members = tables_.members.find(scope);
    if (members == tables_.members.end())
        return found;
    for (const auto& [number, id] : members->second) {
        const auto& record = *tables_.records.at(id);
        if (lowest <= id && id <= highest && !record.disposed)
            found.push_back({id, digestOf(record.state), record.changedAt});
    }
    std::ranges::sort(found, {}, &HeldDigest::record);
    return found;
}

Result<std::vector<std::optional<std::uint64_t>>> MemoryFeedStore::leavesOf(std::span<const EntryName> entries) {
    std::vector<std::optional<std::uint64_t>> found;
    for (const auto& name : entries) {
        auto& leaf = found.emplace_back();
        const auto chain = tables_.chains.find(name.signer);
        if (chain == tables_.chains.end())
            continue;
        const auto [first, last] = chain->second.equal_range(name.number);
        for (auto at = first; at != last; ++at) {
            const auto& sequenced = tables_.log.at(at->second)->sequenced;
            const auto settled = tables_.settlements.find(at->second);
            const bool released = settled != tables_.settlements.end() && settled->second.released;
            if (sequenced.verified.id == name.entry && (sequenced.held == HoldReason::None || released))
                leaf = at->second;
        }
    }
    return found;
}

Result<std::vector<RecordScope>> MemoryAssignmentStore::assigned(const OfficerId& officer) {
    const auto& assigned = machine_.tables.assignments[officer];
    return std::vector<RecordScope>(assigned.begin(), assigned.end());
}

Result<bool> MemoryAssignmentStore::assign(const OfficerId& officer, const RecordScope& scope) {
    bool isNew = false;
    const auto done = machine_.disk.commit([&] { isNew = machine_.tables.assignments[officer].insert(scope).second; });
    return done ? Result(isNew) : done.error();
}

Result<bool> MemoryAssignmentStore::unassign(const OfficerId& officer, const RecordScope& scope) {
    bool was = false;
    const auto done = machine_.disk.commit([&] { was = machine_.tables.assignments[officer].erase(scope) > 0; });
    return done ? Result(was) : done.error();
}

} // namespace seenheard
