#include "app/services/TabletStandingService.h"

namespace seenheard {

namespace {

constexpr std::size_t mostHeld = 100;

} // namespace

Result<TabletStanding> TabletStandingService::standing() {
    TabletStanding standing;
    for (const auto state : {EntryState::Held, EntryState::Refused})
        if (auto added = addHeld(standing, state); !added)
            return added.error();
    auto missing = tables_.profile.missingNumbers();
    const auto newest = tables_.entries.newestOwn();
    const auto records = tables_.records.count();
    const auto position = tables_.profile.position();
    const auto bytes = tables_.profile.storeBytes();
    if (!missing)
        return missing.error();
    if (!newest)
        return newest.error();
    if (!records)
        return records.error();
    if (!position)
        return position.error();
    const auto compared = tables_.profile.compared();
    const auto noted = tables_.views.count();
    const auto gathered = tables_.entries.viewsWaiting();
    if (!noted || !gathered)
        return !noted ? noted.error() : gathered.error();
    standing.viewsToSend = *noted + *gathered;
    const auto putAway = tables_.putAway.standing();
    if (!putAway)
        return putAway.error();
    standing.putAway = *putAway;
    if (!bytes)
        return bytes.error();
    if (!compared)
        return compared.error();
    if (*compared && (*compared)->happened) {
        standing.comparedAtMs = (*compared)->atMs;
        standing.comparedDiffering = (*compared)->differing;
    }
    standing.missingNumbers = *std::move(missing);
    standing.ownEntries = newest->number;
    standing.records = *records;
    standing.logSize = position->treeHead.ref.size;
    standing.logSignedAtMs = position->treeHead.signedAtMs;
    standing.storeBytes = *bytes;
    return standing;
}

Result<FeedsKnown> TabletStandingService::feeds() {
    const auto met = tables_.profile.lastExchangeMs();
    if (!met)
        return met.error();
    return FeedsKnown{feedsIn(directory_), *met};
}

Status TabletStandingService::addHeld(TabletStanding& standing, EntryState state) {
    const auto entries = tables_.entries.ownIn(state, mostHeld);
    if (!entries)
        return entries.error();
    for (const auto& own : *entries) {
        if (own.views > 0)
            continue; // No words of an officer wait in it.
        auto held = heldEntry(own);
        if (!held)
            return held.error();
        standing.held.push_back(*std::move(held));
    }
    return success();
}

Result<HeldEntry> TabletStandingService::heldEntry(const OwnEntry& own) {
    HeldEntry held{own.number, {}, {}, own.reason, own.state == EntryState::Refused, own.receiptAtMs};
    const auto stored = tables_.entries.ownEntry(own.number);
    if (!stored)
        return stored.error();
    const auto records = recordsOf(stored->entry);
    if (!records)
        return records.error();
    for (const auto& record : *records) {
        held.record = record;
        const auto row = tables_.records.row(record);
        if (!row && row.error().code != ErrorCode::NotFound)
            return row.error();
        if (row) {
            held.title = row->line.title;
            break;
        }
    }
    return held;
}

} // namespace seenheard
