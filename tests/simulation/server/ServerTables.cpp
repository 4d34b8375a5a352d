#include "tests/simulation/server/ServerTables.h"

namespace seenheard {

ChainEntry ServerTables::chainEntryAt(std::uint64_t leaf) const {
    const auto& entry = log.at(leaf)->sequenced;
    const auto& header = entry.verified.header;
    const auto settled = settlements.find(leaf);
    const auto outcome = settled == settlements.end() ? Settled::Waits
        : settled->second.released                    ? Settled::Released
                                                      : Settled::Refused;
    return {header.signer, header.number, entry.verified.id, header.previous, leaf, heldAt(leaf), entry.receivedAtMs,
        outcome};
}

HoldReason ServerTables::heldAt(std::uint64_t leaf) const {
    const auto anew = heldAnew.find(leaf);
    return anew == heldAnew.end() ? log.at(leaf)->sequenced.held : anew->second;
}

void ServerTables::dispose(const RecordId& record) {
    for (auto& leaf : log) {
        auto kept = *leaf;
        auto& sequenced = kept.sequenced;
        bool changed = false;
        for (std::size_t i = 0; i < sequenced.verified.parts.size(); ++i) {
            auto& part = sequenced.verified.parts[i];
            if (!part || part->record != record)
                continue;
            part.reset();
            sequenced.entry.parts.at(i).reset();
            changed = true;
        }
        if (!changed)
            continue;
        kept.canonical = canonicalBytes(sequenced.entry);
        leaf = std::make_shared<const KeptLeaf>(std::move(kept));
    }
}

std::vector<HeldLeaf> ServerTables::held() const {
    std::vector<HeldLeaf> found;
    for (const auto& leaf : log) {
        const auto& entry = leaf->sequenced;
        if (entry.held != HoldReason::None && !settlements.contains(entry.leaf))
            found.push_back(
                {entry.leaf, entry.verified.id, entry.verified.header, heldAt(entry.leaf), entry.receivedAtMs});
    }
    return found;
}

} // namespace seenheard
