#include "sync/server/handlers/RecordDesk.h"

#include <algorithm>
#include <limits>

namespace seenheard {

namespace {

constexpr std::size_t membersAtATime = 64;

std::vector<std::uint32_t> indicesOf(const std::set<RecordScope>& held, const std::vector<RecordScope>& followed) {
    std::vector<std::uint32_t> indices;
    for (std::uint32_t index = 0; index < followed.size(); ++index) {
        if (held.contains(followed[index]))
            indices.push_back(index);
    }
    return indices;
}

std::vector<EntryName> entriesWithHeads(const RecordState& state) {
    std::set<EntryName> names;
    for (const auto& [key, heads] : state.registers) {
        for (const auto& head : heads)
            names.insert({head.id.signer, head.id.number, head.id.entry});
    }
    return {names.begin(), names.end()};
}

template<typename Each>
void eachEntry(ExchangeResponse& response, Each each) {
    for (auto& record : response.records) {
        for (auto& entry : record.entries)
            each(entry);
    }
    for (auto& entry : response.history)
        each(entry);
}

} // namespace

Result<SentEntries> RecordDesk::fill(ExchangeResponse& response, const ExchangeRequest& request) {
    Load load{response, {}};
    for (const auto& record : request.records) {
        if (load.isFull())
            return std::move(load.sent);
        if (auto status = addRecord(record, load); !status)
            return status.error();
    }
    if (request.fill && !load.isFull()) {
        if (auto status = addScope(*request.fill, load); !status)
            return status.error();
    }
    for (const auto& wanted : request.history) {
        if (load.isFull())
            break;
        if (auto status = addHistory(wanted, load); !status)
            return status.error();
    }
    return std::move(load.sent);
}

Status RecordDesk::addRecord(const RecordId& id, Load& load) {
    PresentRecord present;
    present.record = id;
    const auto record = log_.record(id);
    if (!record && record.error().code != ErrorCode::NotFound)
        return record.error();
    if (record)
        present.scopes = indicesOf(record->scopes, load.response.scopes);
    // One that is not his, one that was disposed of and one that never was are the same to a reader.
    if (!present.scopes.empty()) {
        present.state = canonicalBytes(record->state);
        const auto names = entriesWithHeads(record->state);
        auto entries = entriesOf(id, names, std::numeric_limits<std::size_t>::max(), load);
        if (!entries)
            return entries.error();
        present.entries = std::move(*entries);
        load.bytes += present.state.size();
    }
    load.response.records.push_back(std::move(present));
    return success();
}

Status RecordDesk::addScope(const ScopeFill& wanted, Load& load) {
    const auto& scopes = load.response.scopes;
    auto& answer = load.response.fill.emplace(wanted);
    answer.done = std::find(scopes.begin(), scopes.end(), wanted.scope) == scopes.end();
    while (!answer.done && !load.isFull() && load.response.records.size() < limits::recordsInMessage) {
        const auto room = limits::recordsInMessage - load.response.records.size();
        const auto members = feeds_.members(wanted.scope, answer.after, std::min(membersAtATime, room));
        if (!members)
            return members.error();
        answer.done = members->empty();
        for (const auto& member : *members) {
            if (load.isFull())
                break;
            if (auto status = addRecord(member.record, load); !status)
                return status;
            answer.after = member.number;
        }
    }
    return success();
}

Status RecordDesk::addHistory(const HistoryWanted& wanted, Load& load) {
    const auto record = log_.record(wanted.record);
    if (!record)
        return record.error().code == ErrorCode::NotFound ? success() : Status(record.error());
    if (indicesOf(record->scopes, load.response.scopes).empty())
        return success();
    auto entries = entriesOf(wanted.record, wanted.entries, limits::recordBytes - load.bytes, load);
    if (!entries)
        return entries.error();
    auto& history = load.response.history;
    history.insert(history.end(), std::make_move_iterator(entries->begin()), std::make_move_iterator(entries->end()));
    return success();
}

Result<std::vector<ProvenEntry>> RecordDesk::entriesOf(
    const RecordId& record, std::span<const EntryName> names, std::size_t maxBytes, Load& load) {
    const auto places = feeds_.leavesOf(names);
    if (!places)
        return places.error();
    std::vector<ReadableLeaf> wanted;
    for (const auto& place : *places) {
        if (place)
            wanted.push_back({*place, {record}});
    }
    std::vector<ProvenEntry> entries;
    if (wanted.empty())
        return entries;
    auto leaves = feeds_.leaves(wanted, maxBytes);
    if (!leaves)
        return leaves.error();
    if (!leaves->empty())
        load.sent.records.insert(record);
    for (auto& leaf : *leaves) {
        load.sent.signers.insert(leaf.signer);
        load.sent.forms.insert(leaf.form.hash);
        load.bytes += leaf.feed.entry.size();
        entries.push_back({leaf.feed.leaf, std::move(leaf.feed.entry), {}});
    }
    return entries;
}

void planEntries(const ExchangeResponse& response, LogTree& tree) {
    for (const auto& record : response.records) {
        for (const auto& entry : record.entries)
            tree.planInclusion(entry.leaf);
    }
    for (const auto& entry : response.history)
        tree.planInclusion(entry.leaf);
}

Status proveEntries(ExchangeResponse& response, const LogTree& tree) {
    Status status = success();
    eachEntry(response, [&](ProvenEntry& entry) {
        auto proof = tree.inclusion(entry.leaf);
        if (proof)
            entry.inclusion = std::move(*proof);
        else if (status)
            status = proof.error();
    });
    return status;
}

} // namespace seenheard
