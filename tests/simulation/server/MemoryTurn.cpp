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
        auto& tables = machine_.tables;
        const auto forked = tables.forkedAt.find(signer);
        const auto closed = tables.closings.find(signer);
        const auto reported = tables.reports.find(signer);
        found.push_back({signer, forked == tables.forkedAt.end() ? 0 : forked->second,
            closed == tables.closings.end() ? SignerStanding::Open : closed->second.standing,
            reported == tables.reports.end() ? ChainReport{signer, 0, 0, 0} : reported->second});
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
        found.push_back({id, {}, {}, false, {}});
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

Result<ChainTip> MemoryTurn::tip(const SignerId& signer) {
    const auto chain = machine_.tables.chains.find(signer);
    if (chain == machine_.tables.chains.end() || chain->second.empty())
        return ChainTip{};
    const auto& [number, leaf] = *chain->second.rbegin();
    return ChainTip{number, machine_.tables.log.at(leaf)->sequenced.verified.id};
}

Result<std::vector<RoleChange>> MemoryTurn::roles(const SignerId& signer) {
    const auto found = machine_.tables.roles.find(signer);
    return found == machine_.tables.roles.end() ? std::vector<RoleChange>{} : found->second;
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
    // Of what was disposed of there is no key to keep it by.
    for (const auto& entry : batch.entries)
        for (const auto& part : entry.verified.parts)
            if (const auto known = part ? tables.records.find(part->record) : tables.records.end();
                known != tables.records.end() && known->second->disposed)
                tables.dispose(part->record);
    for (const auto& record : batch.records)
        tables.records[record.id] = std::make_shared<const StoredRecord>(record);
    for (const auto& row : batch.feed) {
        tables.feeds[row.scope].push_back(row);
        const auto number = tables.recordNumbers.emplace(row.record, tables.recordNumbers.size() + 1).first->second;
        if (row.event == FeedEvent::Left)
            tables.members[row.scope].erase(number);
        else if (row.event != FeedEvent::Entry)
            tables.members[row.scope].emplace(number, row.record);
    }
    for (const auto& node : batch.nodes) {
        const auto position = treeNodePosition({node.level, node.index});
        if (tables.nodes.size() <= position)
            tables.nodes.resize(position + 1);
        tables.nodes[position] = node.hash;
    }
    for (const auto& fork : batch.forks)
        tables.forkedAt[fork.signer] = fork.forkedAt;
    writeAdministration(batch);
    tables.end = batch.end;
}

void MemoryTurn::writeAdministration(const SequencedBatch& batch) {
    auto& tables = machine_.tables;
    for (const auto& report : batch.reports) {
        auto& kept = tables.reports.try_emplace(report.signer, report).first->second;
        if (std::tuple(kept.epoch, kept.size, kept.head) < std::tuple(report.epoch, report.size, report.head))
            kept = report;
    }
    for (const auto& settlement : batch.settlements)
        tables.settlements[settlement.heldLeaf] = settlement;
    for (const auto& closing : batch.closings)
        tables.closings[closing.signer] = closing;
    for (const auto& number : batch.writtenOff)
        tables.writtenOff[number.signer].insert(number.number);
    for (const auto& role : batch.roles)
        tables.roles[role.signer].push_back(role.change);
    for (const auto& held : batch.heldAnew)
        tables.heldAnew[held.leaf] = held.reason;
    for (const auto& form : batch.forms)
        tables.forms.push_back({{form.id, form.version, form.hash, form.publishedAtMs}, {form.hash, form.definition}});
    for (const auto& disposal : batch.disposals) {
        tables.dispose(disposal.record);
        tables.records[disposal.record] = std::make_shared<const StoredRecord>(StoredRecord{
            disposal.record, tables.records[disposal.record]->form, {disposal.record, {}, {}, {}}, true, {}, 0});
    }
}

} // namespace seenheard
