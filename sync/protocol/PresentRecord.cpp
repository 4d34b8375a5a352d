#include "sync/protocol/PresentRecord.h"

#include "sync/protocol/StrictReading.h"

#include <algorithm>

namespace seenheard {

namespace {

/// What the entry says in the register of that head; nothing where it does not say it.
const Operation* operationOf(
    const Head& head, const RegisterKey& key, const RecordId& record, const std::vector<VerifiedEntry>& entries) {
    const auto entry = std::find_if(
        entries.begin(), entries.end(), [&head](const VerifiedEntry& one) { return one.id == head.id.entry; });
    if (entry == entries.end() || entry->header.signer != head.id.signer || entry->header.number != head.id.number)
        return nullptr;
    for (const auto& part : entry->parts) {
        if (!part || part->record != record || head.id.index >= part->operations.size())
            continue;
        const auto& operation = part->operations[head.id.index];
        return operation.key == key ? &operation : nullptr;
    }
    return nullptr;
}

EntryName readEntryName(CborReader& reader) {
    EntryName name;
    reader.expectArray(3);
    name.signer = reader.id<SignerId>();
    name.number = reader.unsignedInt();
    name.entry = reader.id<EntryId>();
    return name;
}

} // namespace

Status verifyHeads(const RecordState& state, const std::vector<VerifiedEntry>& entries) {
    for (const auto& [key, heads] : state.registers) {
        for (const auto& head : heads) {
            const auto* operation = operationOf(head, key, state.id, entries);
            if (operation == nullptr || operation->value != head.value || operation->depth != head.depth
                || operation->reason != head.reason)
                return fail(ErrorCode::BadSignature,
                    "The server sent a record in which something stands that none of its entries says.");
        }
    }
    for (const auto& entry : entries) {
        const FoldedEntry folded{entry.header.signer, entry.header.number, entry.id, entry.header.writtenAt};
        if (!state.folded.contains(folded))
            return fail(ErrorCode::BadSignature, "The server sent a record with an entry that is not folded in it.");
    }
    return success();
}

void write(CborWriter& writer, const ScopeFill& fill) {
    writer.array(3);
    write(writer, fill.scope);
    writer.unsignedInt(fill.after);
    writer.boolean(fill.done);
}

ScopeFill readScopeFill(CborReader& reader) {
    ScopeFill fill;
    reader.expectArray(3);
    fill.scope = readRecordScope(reader);
    fill.after = reader.unsignedInt();
    fill.done = reader.boolean();
    return fill;
}

void write(CborWriter& writer, const HistoryWanted& wanted) {
    writer.array(2);
    writer.id(wanted.record);
    writer.array(wanted.entries.size());
    for (const auto& name : wanted.entries) {
        writer.array(3);
        writer.id(name.signer);
        writer.unsignedInt(name.number);
        writer.id(name.entry);
    }
}

HistoryWanted readHistoryWanted(CborReader& reader) {
    HistoryWanted wanted;
    reader.expectArray(2);
    wanted.record = reader.id<RecordId>();
    wanted.entries = readList(reader, limits::historyInRequest, readEntryName);
    return wanted;
}

void write(CborWriter& writer, const ProvenEntry& entry) {
    writer.array(3);
    writer.unsignedInt(entry.leaf);
    writer.bytes(entry.entry);
    writeIds(writer, entry.inclusion);
}

ProvenEntry readProvenEntry(CborReader& reader) {
    ProvenEntry entry;
    reader.expectArray(3);
    entry.leaf = reader.unsignedInt();
    entry.entry = readBytes(reader, limits::entryBytes, "an entry that is too large");
    entry.inclusion = readIds<Hash>(reader, limits::proofHashes);
    return entry;
}

void write(CborWriter& writer, const PresentRecord& record) {
    writer.array(4);
    writer.id(record.record);
    writer.array(record.scopes.size());
    for (const auto scope : record.scopes)
        writer.unsignedInt(scope);
    writer.bytes(record.state);
    writer.array(record.entries.size());
    for (const auto& entry : record.entries)
        write(writer, entry);
}

PresentRecord readPresentRecord(CborReader& reader) {
    PresentRecord record;
    reader.expectArray(4);
    record.record = reader.id<RecordId>();
    record.scopes = readList(reader, limits::scopesFollowed, [](CborReader& one) {
        const auto scope = one.unsignedInt();
        if (scope >= limits::scopesFollowed)
            one.refuse("a scope that is not among those followed");
        return static_cast<std::uint32_t>(scope);
    });
    record.state = readBytes(reader, limits::stateBytes, "a record that is too large");
    record.entries = readList(reader, limits::entriesOfRecord, readProvenEntry);
    if (record.scopes.empty() != record.state.empty() || (record.state.empty() && !record.entries.empty()))
        reader.refuse("a record that is half for this reader");
    return record;
}

} // namespace seenheard
