#include "tests/simulation/server/MemoryTurn.h"

#include "sync/server/store/TreeNodePosition.h"

namespace seenheard {

Result<LogEnd> MemoryTurn::end() {
    if (machine_.whileWriting)
        machine_.whileWriting();
    return machine_.tables.end;
}

Result<std::vector<ChainEntry>> MemoryTurn::chains(std::span<const ChainRange> ranges) {
    std::vector<ChainEntry> found;
    for (const auto& range : ranges) {
        const auto chain = machine_.tables.chains.find(range.signer);
        if (chain == machine_.tables.chains.end())
            continue;
        const auto last = chain->second.upper_bound(range.last);
        for (auto at = chain->second.lower_bound(range.first); at != last; ++at)
            found.push_back(machine_.tables.chainEntryAt(at->second));
    }
    return found;
}

Result<std::vector<ChainMark>> MemoryTurn::marks(std::span<const SignerId> signers) {
    std::vector<ChainMark> found;
    for (const auto& signer : signers) {
        const auto forked = machine_.tables.forkedAt.find(signer);
        found.push_back({signer, forked == machine_.tables.forkedAt.end() ? 0 : forked->second});
    }
    return found;
}

Result<std::vector<StoredRecord>> MemoryTurn::records(std::span<const RecordId> ids) {
    std::vector<StoredRecord> found;
    for (const auto& id : ids) {
        const auto there = machine_.tables.records.find(id);
        if (there != machine_.tables.records.end()) {
            found.push_back(*there->second);
            continue;
        }
        found.push_back({id, {}, {}, false});
        found.back().state.id = id;
    }
    return found;
}

Result<std::vector<Entry>> MemoryTurn::entries(std::span<const std::uint64_t> leaves) {
    std::vector<Entry> found;
    for (const auto leaf : leaves)
        found.push_back(machine_.tables.log.at(leaf)->sequenced.entry);
    return found;
}

Status MemoryTurn::commit(const SequencedBatch& batch) {
    // A database's keys would not let two entries have one leaf.
    if (!batch.entries.empty() && batch.entries.front().leaf != machine_.tables.log.size())
        return fail(ErrorCode::StorageFailed, "Another turn has given that leaf already.");
    return machine_.disk.commit([&] { write(batch); });
}

void MemoryTurn::write(const SequencedBatch& batch) {
    auto& tables = machine_.tables;
    for (const auto& entry : batch.entries) {
        const auto& header = entry.verified.header;
        tables.chains[header.signer].emplace(header.number, entry.leaf);
        tables.log.push_back(std::make_shared<const KeptLeaf>(KeptLeaf{entry, canonicalBytes(entry.entry)}));
    }
    for (const auto& record : batch.records)
        tables.records[record.id] = std::make_shared<const StoredRecord>(record);
    for (const auto& node : batch.nodes) {
        const auto position = treeNodePosition({node.level, node.index});
        if (tables.nodes.size() <= position)
            tables.nodes.resize(position + 1);
        tables.nodes[position] = node.hash;
    }
    for (const auto& fork : batch.forks)
        tables.forkedAt[fork.signer] = fork.forkedAt;
    tables.end = batch.end;
}

} // namespace seenheard
