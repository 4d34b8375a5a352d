// What the judge makes of who holds which record: all that he follows, nothing else, as the log makes it.
#include "tests/simulation/judge/Judge.h"

#include <algorithm>

namespace seenheard {

namespace {

std::string name(const TabletSeen& tablet) {
    return "tablet " + std::to_string(tablet.tablet);
}

bool isWanted(const TabletSeen& tablet, const RecordId& record) {
    const auto beside = tablet.store.sync().besideCursor(0);
    return beside && std::ranges::find(beside->records, record) != beside->records.end();
}

} // namespace

void Judge::checkRecord(const TabletSeen& tablet, const RecordId& id, std::uint64_t cursor) {
    const auto state = tablet.store.applied(id);
    if (!state) {
        verdict_.find(BrokenPromise::Lost, name(tablet) + " cannot read a record: " + state.error().message);
        return;
    }
    // Not held, or only what its own officer has not sent yet.
    if (state->folded.empty() || tablet.damaged.contains(id))
        return;
    const auto* record = log_.record(id);
    if (record == nullptr) {
        verdict_.find(BrokenPromise::Phantom, name(tablet) + " has a record that the log does not know");
        return;
    }
    // Before it comes to the leaf that says so, what was disposed of is absent already.
    const auto disposed = log_.acts().disposed().find(id);
    if (disposed != log_.acts().disposed().end() && disposed->second >= cursor)
        return;
    const auto* current = record->below(cursor);
    const auto& states = record->states();
    const auto same = [&](const NaiveState& one) { return *one.state == *state; };
    if (current != nullptr && same(*current))
        return;
    // It came as it stands, and may be ahead of the page; what is still to be fetched may be behind.
    const auto found = std::ranges::find_if(states, same);
    const bool ahead = found != states.end() && (current == nullptr || found->leaf > current->leaf);
    if (!ahead && (found == states.end() || !isWanted(tablet, id)))
        verdict_.find(BrokenPromise::Diverged, name(tablet) + " has another record than the log makes");
}

void Judge::checkRecordAtRest(const TabletSeen& tablet, const RecordId& id) {
    const auto state = tablet.store.applied(id);
    const auto* naive = log_.recordAt(id, log_.size());
    const bool follows = naive != nullptr && meet(naive->scopes, following_.now(tablet.officer));
    if (!state)
        verdict_.find(BrokenPromise::Lost, name(tablet) + " cannot read a record: " + state.error().message);
    else if (!follows && !state->folded.empty())
        verdict_.find(BrokenPromise::Undetected, name(tablet) + " holds a record that its officer does not follow");
    else if (follows && state->folded.empty())
        verdict_.find(BrokenPromise::Lost, name(tablet) + " does not hold a record that its officer follows");
    else if (follows && canonicalBytes(*state) != canonicalBytes(*naive->state))
        verdict_.find(BrokenPromise::Diverged, name(tablet) + " has other octets for a record");
}

void Judge::beginsComparison(const TabletSeen& tablet) {
    const auto position = tablet.store.sync().position();
    comparedFrom_[tablet.tablet] = position ? position->cursor.leaf : 0;
    followsAnew_.erase(tablet.tablet);
}

void Judge::tookComparison(const TabletSeen& tablet, const std::set<RecordId>& differing) {
    // What was asked may have been followed no more when it was answered.
    if (followsAnew_.contains(tablet.tablet))
        return;
    for (const auto& id : differing) {
        const auto* record = log_.record(id);
        const bool moved = record != nullptr && record->states().back().leaf >= comparedFrom_[tablet.tablet];
        if (!moved && !tablet.damaged.contains(id))
            verdict_.find(BrokenPromise::Diverged, name(tablet) + " had come to hold something else than the server");
    }
}

void Judge::checkShown(const TabletSeen& tablet) {
    if (tablet.disturbed)
        return;
    for (const auto& id : tablet.saved) {
        const auto* written = ledger_.find(id);
        const auto& part = written->content.parts.front();
        if (log_.leafOf(id) || log_.acts().mayBeDisposed(part->record))
            continue;
        const auto seen = tablet.store.read(part->record);
        const auto input = foldInputOf(written->content, *part);
        if (!seen || (!seen->shown.folded.contains(input.entry) && !tablet.damaged.contains(part->record)))
            verdict_.find(BrokenPromise::Lost, name(tablet) + " does not show what waits to be sent any more");
    }
}

void Judge::checkNeed(const TabletSeen& tablet, const VerifiedAnswer& answer) {
    if (!following_.everWas(tablet.officer, answer.scopes))
        verdict_.find(
            BrokenPromise::Undetected, name(tablet) + " was told to follow what its officer is not assigned to");
    const Following::Scopes followed(answer.scopes.begin(), answer.scopes.end());
    const auto checkParts = [&](const VerifiedEntry& entry, std::uint64_t leaf) {
        const auto* written = ledger_.find(entry.id);
        if (written != nullptr && written->officer == tablet.officer)
            return;
        for (const auto& part : entry.parts) {
            const auto* record = part ? log_.recordAt(part->record, leaf + 1) : nullptr;
            if (part && (record == nullptr || !meet(record->scopes, followed)))
                verdict_.find(BrokenPromise::Undetected, name(tablet) + " was sent words that are not for its officer");
        }
    };
    for (const auto& leaf : answer.leaves) {
        checkParts(leaf.content, leaf.leaf);
        if (leaf.released)
            checkParts(*leaf.released, leaf.leaf);
    }
    for (const auto& present : answer.records)
        checkPresent(tablet, present, answer.scopes);
}

void Judge::checkPresent(
    const TabletSeen& tablet, const VerifiedRecord& present, const std::vector<RecordScope>& scopes) {
    if (present.scopes.empty())
        return;
    Following::Scopes said;
    for (const auto scope : present.scopes)
        said.insert(scopes.at(scope));
    const auto* record = log_.record(present.record);
    const auto states = record == nullptr ? std::vector<NaiveState>{} : record->states();
    const auto found = std::ranges::find_if(states, [&](const auto& one) { return *one.state == present.state; });
    if (found == states.end()) {
        verdict_.find(BrokenPromise::Diverged, name(tablet) + " was sent a record that the log never made");
        return;
    }
    Following::Scopes held;
    for (const auto& scope : scopes)
        if (found->scopes.contains(scope))
            held.insert(scope);
    if (held != said)
        verdict_.find(
            BrokenPromise::Undetected, name(tablet) + " was told other reasons to hold a record than there are");
}

} // namespace seenheard
