#include "sync/records/RecordState.h"

#include "sync/records/ValueCodec.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace seenheard {

namespace {

constexpr std::uint64_t version = 1;
constexpr std::uint64_t any = std::numeric_limits<std::uint64_t>::max();

/// Folded entries in the order in which the canonical bytes number them.
using EntryTable = std::vector<FoldedEntry>;

/// Which operations are heads: row of their entry, and index in it.
using HeadPlaces = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

auto nameOf(const FoldedEntry& entry) {
    return std::tie(entry.signer, entry.number, entry.id);
}
auto nameOf(const OperationId& id) {
    return std::tie(id.signer, id.number, id.entry);
}

std::size_t rowOf(const EntryTable& table, const OperationId& id) {
    const auto at = std::lower_bound(table.begin(), table.end(), id,
        [](const FoldedEntry& entry, const OperationId& wanted) { return nameOf(entry) < nameOf(wanted); });
    return static_cast<std::size_t>(at - table.begin());
}

const FoldedEntry* entryOf(const RecordState& state, const OperationId& id) {
    const auto at = state.folded.lower_bound({id.signer, id.number, id.entry,
        {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int32_t>::min(), ClockQuality::Synced}});
    return at != state.folded.end() && nameOf(*at) == nameOf(id) ? &*at : nullptr;
}

void writeEntry(CborWriter& writer, const FoldedEntry& entry) {
    writer.array(6);
    writer.id(entry.signer);
    writer.unsignedInt(entry.number);
    writer.id(entry.id);
    writeInstant(writer, entry.writtenAt);
}

void writeHead(CborWriter& writer, const Head& head, const EntryTable& table) {
    writer.array(5);
    writer.unsignedInt(rowOf(table, head.id));
    writer.unsignedInt(head.id.index);
    writeValue(writer, head.value);
    writeDepth(writer, head.depth);
    writeReason(writer, head.reason);
}

EntryTable readTable(CborReader& reader) {
    EntryTable table;
    for (std::uint64_t left = reader.array(any); left > 0 && !reader.failed(); --left) {
        FoldedEntry entry;
        reader.expectArray(6);
        entry.signer = reader.id<SignerId>();
        entry.number = reader.unsignedInt();
        entry.id = reader.id<EntryId>();
        entry.writtenAt = readInstant(reader);
        if (!table.empty() && nameOf(entry) <= nameOf(table.back()))
            reader.refuse("folded entries out of order");
        table.push_back(entry);
    }
    return table;
}

Head readHead(CborReader& reader, const EntryTable& table, HeadPlaces& places) {
    Head head;
    reader.expectArray(5);
    const std::uint64_t row = reader.unsignedInt();
    const std::uint32_t index = readUint32(reader);
    places.emplace_back(row, index);
    if (row < table.size())
        head.id = {table[row].signer, table[row].number, index, table[row].id};
    else
        reader.refuse("a head of an entry that was not folded");
    head.value = readValue(reader);
    head.depth = readDepth(reader);
    head.reason = readReason(reader);
    return head;
}

void readRegister(CborReader& reader, const EntryTable& table, RecordState& state, HeadPlaces& places) {
    reader.expectArray(2);
    auto key = readKey(reader);
    if (!state.registers.empty() && key <= state.registers.rbegin()->first)
        reader.refuse("registers out of order");
    std::vector<Head> heads;
    for (std::uint64_t left = reader.array(any); left > 0 && !reader.failed(); --left) {
        auto head = readHead(reader, table, places);
        if (!heads.empty() && head.id <= heads.back().id)
            reader.refuse("heads out of order");
        heads.push_back(std::move(head));
    }
    if (heads.empty())
        reader.refuse("a register without heads");
    state.registers.emplace_hint(state.registers.end(), std::move(key), std::move(heads));
}

void readUnseen(CborReader& reader, RecordState& state) {
    for (std::uint64_t left = reader.array(any); left > 0 && !reader.failed(); --left) {
        reader.expectArray(2);
        SupersededOperation unseen{readOperationId(reader), readKey(reader)};
        if (!state.supersededUnseen.empty() && unseen <= *state.supersededUnseen.rbegin())
            reader.refuse("superseded operations out of order");
        if (state.hasFolded(unseen.id))
            reader.refuse("an operation that is both unseen and folded");
        state.supersededUnseen.insert(state.supersededUnseen.end(), std::move(unseen));
    }
}

} // namespace

bool RecordState::hasFolded(const OperationId& operation) const {
    return entryOf(*this, operation) != nullptr;
}

std::optional<Instant> RecordState::writtenAt(const OperationId& operation) const {
    const auto* entry = entryOf(*this, operation);
    return entry == nullptr ? std::nullopt : std::optional(entry->writtenAt);
}

const std::vector<Head>* headsAt(const RecordState& state, const RegisterKey& key) {
    const auto found = state.registers.find(key);
    return found == state.registers.end() ? nullptr : &found->second;
}

Bytes canonicalBytes(const RecordState& state) {
    const EntryTable table(state.folded.begin(), state.folded.end());
    CborWriter writer;
    writer.array(5);
    writer.unsignedInt(version);
    writer.id(state.id);
    writer.array(table.size());
    for (const auto& entry : table)
        writeEntry(writer, entry);
    writer.array(state.registers.size());
    for (const auto& [key, heads] : state.registers) {
        writer.array(2);
        writeKey(writer, key);
        writer.array(heads.size());
        for (const auto& head : heads)
            writeHead(writer, head, table);
    }
    writer.array(state.supersededUnseen.size());
    for (const auto& [id, key] : state.supersededUnseen) {
        writer.array(2);
        writeOperationId(writer, id);
        writeKey(writer, key);
    }
    return writer.take();
}

Result<RecordState> recordStateFrom(BytesView canonical) {
    CborReader reader(canonical);
    RecordState state;
    reader.expectArray(5);
    const std::uint64_t found = reader.unsignedInt();
    if (!reader.failed() && found > version)
        return fail(ErrorCode::FromTheFuture,
            "This record was stored by a newer version of the program (format " + std::to_string(found)
                + "). It is left as it is: update the program to read it.");
    if (found != version)
        reader.refuse("an unknown format");
    state.id = reader.id<RecordId>();
    const auto table = readTable(reader);
    state.folded.insert(table.begin(), table.end());
    HeadPlaces places;
    for (std::uint64_t left = reader.array(any); left > 0 && !reader.failed(); --left)
        readRegister(reader, table, state, places);
    std::ranges::sort(places);
    if (!reader.failed() && std::ranges::adjacent_find(places) != places.end())
        reader.refuse("one operation in two registers");
    readUnseen(reader, state);
    if (auto status = reader.finish("record state"); !status)
        return status.error();
    return state;
}

} // namespace seenheard
