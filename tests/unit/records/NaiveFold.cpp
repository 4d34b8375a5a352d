#include "tests/unit/records/NaiveFold.h"

#include <algorithm>

namespace seenheard {

void NaiveFold::take(const FoldInput& part) {
    const bool known =
        std::any_of(parts_.begin(), parts_.end(), [&](const FoldInput& other) { return other.entry == part.entry; });
    if (!known)
        parts_.push_back(part);
}

bool NaiveFold::isNamed(const OperationId& id, const RegisterKey& key) const {
    for (const auto& part : parts_) {
        for (const auto& operation : part.operations) {
            for (const auto& superseded : operation.supersedes) {
                if (superseded == id && operation.key == key)
                    return true;
            }
        }
    }
    return false;
}

bool NaiveFold::knows(const OperationId& id) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const FoldInput& part) {
        return part.entry.signer == id.signer && part.entry.number == id.number && part.entry.id == id.entry;
    });
}

RecordState NaiveFold::state() const {
    RecordState state{record_, {}, {}, {}};
    for (const auto& part : parts_) {
        state.folded.insert(part.entry);
        std::uint32_t index = 0;
        for (const auto& operation : part.operations) {
            const OperationId id{part.entry.signer, part.entry.number, index++, part.entry.id};
            if (!isNamed(id, operation.key))
                state.registers[operation.key].push_back({id, operation.value, operation.depth, operation.reason});
            for (const auto& superseded : operation.supersedes) {
                if (!knows(superseded))
                    state.supersededUnseen.insert({superseded, operation.key});
            }
        }
    }
    for (auto& [key, heads] : state.registers)
        std::sort(heads.begin(), heads.end(), [](const Head& one, const Head& other) { return one.id < other.id; });
    return state;
}

} // namespace seenheard
