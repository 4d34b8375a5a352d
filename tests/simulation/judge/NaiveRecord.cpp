#include "tests/simulation/judge/NaiveRecord.h"

#include "tests/simulation/world/IncidentForm.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Its authors', their teams' at the time of writing, and those of the children that were picked: over all heads.
std::set<RecordScope> scopesOfIncident(const RecordState& state, Ledger& ledger) {
    std::set<RecordScope> scopes;
    for (const auto& [key, heads] : state.registers) {
        const bool isPerson = key.path.size() == 3 && std::get_if<FieldNumber>(&key.path[2]) != nullptr
            && std::get<FieldNumber>(key.path[2]) == incident::person;
        for (const auto& head : heads) {
            if (const auto* written = ledger.find(head.id.entry))
                scopes.insert(officerScope(written->officer));
            const auto* text = std::get_if<Text>(&head.value);
            if (key == RegisterKey{{envelope::team}} && text != nullptr && !text->empty())
                scopes.insert({ScopeKind::Team, *text});
            if (const auto* child = std::get_if<Reference>(&head.value); isPerson && child != nullptr)
                scopes.insert({ScopeKind::Child, child->id});
        }
    }
    return scopes;
}

} // namespace

void NaiveRecord::take(std::uint64_t leaf, const FoldInput& part, Ledger& ledger) {
    fold_.take(part);
    auto state = std::make_shared<const RecordState>(fold_.state());
    auto scopes = act_ ? std::set{forceScope()} : scopesOfIncident(*state, ledger);
    states_.push_back({leaf, std::move(state), std::move(scopes)});
}

void NaiveRecord::dispose(std::uint64_t leaf) {
    states_.push_back({leaf, std::make_shared<const RecordState>(RecordState{id_, {}, {}, {}}), {}});
}

const NaiveState* NaiveRecord::below(std::uint64_t leaf) const {
    const auto behind = std::ranges::lower_bound(states_, leaf, {}, &NaiveState::leaf);
    return behind == states_.begin() ? nullptr : &*std::prev(behind);
}

} // namespace seenheard
