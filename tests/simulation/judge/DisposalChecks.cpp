// What the judge makes of records that were disposed of: gone everywhere, and the log stands.
#include "tests/simulation/judge/Judge.h"
#include "tests/simulation/world/Canary.h"

#include <algorithm>

namespace seenheard {

namespace {

bool isIn(const VerifiedEntry& entry, const RecordId& record) {
    return std::ranges::any_of(entry.parts, [&](const auto& part) { return part && part->record == record; });
}

std::string name(const TabletSeen& tablet) {
    return "tablet " + std::to_string(tablet.tablet);
}

} // namespace

bool Judge::isDisposedMeanwhile(const EntryId& id) const {
    const auto* written = ledger_.find(id);
    return lost_.contains(id) && std::ranges::any_of(written->content.parts, [this](const auto& part) {
        return log_.acts().mayBeDisposed(part->record);
    });
}

void Judge::checkDisposed(const TabletSeen& tablet, std::uint64_t cursor) {
    std::set<std::string> gone;
    for (const auto& [record, leaf] : log_.acts().disposed()) {
        // What a broken store has lost it cannot empty.
        if (leaf >= cursor || tablet.damaged.contains(record))
            continue;
        for (const auto& id : ledger_.all()) {
            const auto* written = ledger_.find(id);
            // What was written here and is under way stays until the server has said that it has it.
            const bool underWay = written->tablet == tablet.tablet && !hasLeaf(written->told);
            if (!underWay && isIn(written->content, record))
                collectCanaries(textOf(written->canonical), gone);
        }
    }
    if (gone.empty())
        return;
    const auto here = tablet.store.canaries();
    if (!here)
        verdict_.find(BrokenPromise::Lost, name(tablet) + " cannot be read: " + here.error().message);
    else if (std::ranges::any_of(*here, [&](const std::string& one) { return gone.contains(one); }))
        verdict_.find(BrokenPromise::Undetected, name(tablet) + " still holds words of a record that was disposed of");
}

void Judge::checkDisposed(const TabletSeen& tablet, const VerifiedAnswer& answer) {
    const auto brings = [&](const RecordId& record) {
        // His own words did not come: they are here until it is known that the server has them.
        const auto comes = [&](const VerifiedEntry& entry) {
            return entry.header.signer != tablet.signer && isIn(entry, record);
        };
        const auto inLeaf = [&](const VerifiedLeaf& leaf) {
            return comes(leaf.content) || (leaf.released && comes(*leaf.released));
        };
        const auto inRecord = [&](const VerifiedRecord& one) { return one.record == record && !one.scopes.empty(); };
        return std::ranges::any_of(answer.leaves, inLeaf) || std::ranges::any_of(answer.history, inLeaf)
            || std::ranges::any_of(answer.records, inRecord);
    };
    for (const auto& [record, leaf] : log_.acts().disposed())
        if (leaf < answer.position.treeHead.ref.size && brings(record))
            verdict_.find(BrokenPromise::Undetected, name(tablet) + " was sent words of a record that was disposed of");
}

void Judge::checkDisposedOnServer(ServerDisk& disk) {
    const auto& disposed = log_.acts().disposed();
    if (disposed.empty())
        return;
    for (const auto& id : ledger_.all()) {
        const auto* written = ledger_.find(id);
        const auto at = log_.leafOf(id);
        const auto isGone = [&](const auto& part) { return part && disposed.contains(part->record); };
        if (!at || std::ranges::none_of(written->content.parts, isGone))
            continue;
        const auto leaf = disk.leaf(*at);
        const auto entry = leaf ? entryFrom(leaf->canonical) : Result<Entry>(leaf.error());
        if (!entry)
            verdict_.find(BrokenPromise::Lost, "a leaf of a record that was disposed of cannot be read any more");
        for (std::size_t i = 0; entry && i < entry->parts.size(); ++i)
            if (entry->parts[i] && isGone(written->content.parts[i]))
                verdict_.find(BrokenPromise::Undetected, "the server still reads what was disposed of");
    }
}

} // namespace seenheard
