#include "sync/records/RecordState.h"

#include <algorithm>

namespace seenheard {

namespace {

std::vector<Head>::iterator placeOf(std::vector<Head>& heads, const OperationId& id) {
    return std::lower_bound(
        heads.begin(), heads.end(), id, [](const Head& head, const OperationId& wanted) { return head.id < wanted; });
}

/// True if that register had this head, which it has no more.
bool removeHead(RecordState& state, const RegisterKey& key, const OperationId& id) {
    const auto found = state.registers.find(key);
    if (found == state.registers.end())
        return false;
    auto& heads = found->second;
    const auto place = placeOf(heads, id);
    if (place == heads.end() || place->id != id)
        return false;
    heads.erase(place);
    if (heads.empty())
        state.registers.erase(found);
    return true;
}

/// Only ever needed for operations that name one of another register, or one that is history already.
void removeHeadsWherever(RecordState& state, const std::set<OperationId>& ids) {
    for (auto row = state.registers.begin(); row != state.registers.end();) {
        std::erase_if(row->second, [&](const Head& head) { return ids.contains(head.id); });
        row = row->second.empty() ? state.registers.erase(row) : std::next(row);
    }
}

void forgetUnseenOf(RecordState& state, const FoldedEntry& entry) {
    auto next = state.supersededUnseen.lower_bound({entry.signer, entry.number, 0, EntryId{}});
    while (next != state.supersededUnseen.end() && next->signer == entry.signer && next->number == entry.number)
        next = next->entry == entry.id ? state.supersededUnseen.erase(next) : std::next(next);
}

/// Whether, for all that this state knows, an operation it may not have seen still stands.
bool letsStand(const RecordState& state, const RegisterKey& key, const OperationId& id) {
    if (!state.hasFolded(id))
        return !state.supersededUnseen.contains(id);
    const auto* heads = headsAt(state, key);
    return heads != nullptr
        && std::any_of(heads->begin(), heads->end(), [&](const Head& head) { return head.id == id; });
}

} // namespace

void fold(RecordState& state, const FoldInput& part) {
    const auto& entry = part.entry;
    if (state.hasFolded({entry.signer, entry.number, 0, entry.id}))
        return;

    std::set<OperationId> elsewhere;
    for (const auto& operation : part.operations) {
        for (const auto& superseded : operation.supersedes) {
            if (removeHead(state, operation.key, superseded))
                continue;
            if (state.hasFolded(superseded))
                elsewhere.insert(superseded);
            else
                state.supersededUnseen.insert(superseded);
        }
    }
    if (!elsewhere.empty())
        removeHeadsWherever(state, elsewhere);

    for (std::size_t index = 0; index < part.operations.size(); ++index) {
        const auto& operation = part.operations[index];
        const OperationId id{entry.signer, entry.number, static_cast<std::uint32_t>(index), entry.id};
        if (state.supersededUnseen.contains(id))
            continue;
        auto& heads = state.registers[operation.key];
        heads.insert(placeOf(heads, id), Head{id, operation.value, operation.depth, operation.reason});
    }
    state.folded.insert(entry);
    forgetUnseenOf(state, entry);
}

void merge(RecordState& state, const RecordState& other) {
    RecordState merged{state.id, {}, state.folded, state.supersededUnseen};
    merged.folded.insert(other.folded.begin(), other.folded.end());
    merged.supersededUnseen.insert(other.supersededUnseen.begin(), other.supersededUnseen.end());
    std::erase_if(merged.supersededUnseen, [&](const OperationId& id) { return merged.hasFolded(id); });

    const auto takeStanding = [&merged](const RecordState& from, const RecordState& judge) {
        for (const auto& [key, heads] : from.registers) {
            for (const auto& head : heads) {
                if (!letsStand(judge, key, head.id))
                    continue;
                auto& kept = merged.registers[key];
                const auto place = placeOf(kept, head.id);
                if (place == kept.end() || place->id != head.id)
                    kept.insert(place, head);
            }
        }
    };
    takeStanding(state, other);
    takeStanding(other, state);
    state = std::move(merged);
}

} // namespace seenheard
