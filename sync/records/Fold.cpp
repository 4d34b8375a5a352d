#include "sync/records/RecordState.h"

#include <algorithm>

namespace seenheard {

namespace {

std::vector<Head>::iterator placeOf(std::vector<Head>& heads, const OperationId& id) {
    return std::lower_bound(
        heads.begin(), heads.end(), id, [](const Head& head, const OperationId& wanted) { return head.id < wanted; });
}

void removeHead(RecordState& state, const RegisterKey& key, const OperationId& id) {
    const auto found = state.registers.find(key);
    if (found == state.registers.end())
        return;
    auto& heads = found->second;
    const auto place = placeOf(heads, id);
    if (place == heads.end() || place->id != id)
        return;
    heads.erase(place);
    if (heads.empty())
        state.registers.erase(found);
}

void forgetUnseenOf(RecordState& state, const FoldedEntry& entry) {
    const auto isOfSigner = [&](const OperationId& id) {
        return id.signer == entry.signer && id.number == entry.number;
    };
    auto next = state.supersededUnseen.lower_bound({{entry.signer, entry.number, 0, EntryId{}}, {}});
    while (next != state.supersededUnseen.end() && isOfSigner(next->id))
        next = next->id.entry == entry.id ? state.supersededUnseen.erase(next) : std::next(next);
}

/// Whether, for all that this state knows, an operation it may not have seen still stands.
bool letsStand(const RecordState& state, const RegisterKey& key, const OperationId& id) {
    if (!state.hasFolded(id))
        return !state.supersededUnseen.contains({id, key});
    const auto* heads = headsAt(state, key);
    return heads != nullptr
        && std::any_of(heads->begin(), heads->end(), [&](const Head& head) { return head.id == id; });
}

} // namespace

void fold(RecordState& state, const FoldInput& part) {
    fold(state, part.entry, part.operations);
}

void fold(RecordState& state, const FoldedEntry& entry, std::span<const Operation> operations) {
    if (state.hasFolded({entry.signer, entry.number, 0, entry.id}))
        return;

    for (const auto& operation : operations) {
        for (const auto& superseded : operation.supersedes) {
            if (state.hasFolded(superseded))
                removeHead(state, operation.key, superseded); // if it is no head it is history already
            else
                state.supersededUnseen.insert({superseded, operation.key});
        }
    }

    auto next = state.registers.begin();
    for (std::size_t index = 0; index < operations.size(); ++index) {
        const auto& operation = operations[index];
        const OperationId id{entry.signer, entry.number, static_cast<std::uint32_t>(index), entry.id};
        // Asking would copy the key, and mostly nothing is unseen.
        if (!state.supersededUnseen.empty() && state.supersededUnseen.contains({id, operation.key}))
            continue;
        // Operations mostly stand in the order of their keys: behind the one before.
        next = state.registers.try_emplace(next, operation.key);
        auto& heads = next->second;
        ++next;
        heads.insert(placeOf(heads, id), Head{id, operation.value, operation.depth, operation.reason});
    }
    state.folded.insert(entry);
    forgetUnseenOf(state, entry);
}

void merge(RecordState& state, const RecordState& other) {
    RecordState merged{state.id, {}, state.folded, state.supersededUnseen};
    merged.folded.insert(other.folded.begin(), other.folded.end());
    merged.supersededUnseen.insert(other.supersededUnseen.begin(), other.supersededUnseen.end());
    std::erase_if(merged.supersededUnseen, [&](const auto& unseen) { return merged.hasFolded(unseen.id); });

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
