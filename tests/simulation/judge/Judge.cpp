#include "tests/simulation/judge/Judge.h"

#include <algorithm>

namespace seenheard {

namespace {

std::string name(const TabletSeen& tablet) {
    return "tablet " + std::to_string(tablet.tablet);
}

} // namespace

void Judge::watchServer(ServerDisk& disk) {
    const auto from = log_.size();
    while (log_.size() < disk.size()) {
        const auto leaf = disk.leaf(log_.size());
        if (!leaf) {
            verdict_.find(BrokenPromise::Lost, "leaf " + std::to_string(log_.size()) + " cannot be read");
            return;
        }
        log_.take(*leaf);
    }
    for (const auto& id : log_.recordsTouched(from, log_.size())) {
        const auto record = disk.record(id);
        const auto* naive = log_.recordAt(id, log_.size());
        if (!record || !*record || naive == nullptr || **record != *naive->state)
            verdict_.find(BrokenPromise::Diverged, "the server's record is not what its log says");
    }
}

void Judge::serverPutBack(ServerDisk& disk, const std::set<std::size_t>& tablets, const std::vector<EntryId>& gone) {
    for (const auto& id : ledger_.all())
        if (log_.leafOf(id))
            lost_.insert(id);
    log_.startAgain();
    watchServer(disk);
    std::erase_if(lost_, [this](const EntryId& id) { return log_.leafOf(id).has_value(); });
    knowMore_ = tablets;
    followsAnew_ = tablets;
    gone_.insert(gone.begin(), gone.end());
}

void Judge::tookAnswer(const TabletSeen& tablet, std::uint64_t from, const VerifiedAnswer& answer) {
    if (lies_.contains(answer.serverTimeMs)) {
        verdict_.find(BrokenPromise::Undetected, name(tablet) + " took a lie in");
        return;
    }
    const auto& head = answer.position.treeHead.ref;
    if (!checkHistory(tablet, head))
        return;
    knowMore_.erase(tablet.tablet);
    if (answer.epoch)
        return; // it says what survived, and nothing else
    for (const auto& verified : answer.receipts) {
        const auto& receipt = verified.receipt;
        auto* written = ledger_.find(receipt.entry);
        if (written == nullptr) {
            verdict_.find(BrokenPromise::Phantom, name(tablet) + " has a receipt of what nobody wrote");
            continue;
        }
        if (!hasLeaf(receipt.state))
            continue;
        const auto leaf = log_.leafOf(receipt.entry);
        // What was held when it was said may have been released since.
        const bool held = leaf && log_.heldAt(*leaf) != HoldReason::None;
        const bool may =
            receipt.state == ReceiptState::Held ? held : log_.fateOf(receipt.entry) == ReceiptState::Applied;
        if (!leaf || *leaf != receipt.leaf || !may)
            verdict_.find(BrokenPromise::Lost, name(tablet) + " was told \"sent\" of what the server does not have");
        written->told = receipt.state;
    }
    for (const auto& leaf : answer.leaves) {
        if (leaf.released && leaf.released->header.signer == tablet.signer)
            ledger_.find(leaf.released->id)->told = ReceiptState::Applied;
        if (leaf.leaf >= log_.size() || log_.entryAt(leaf.leaf) != leaf.content.id)
            verdict_.find(BrokenPromise::Phantom, name(tablet) + " took in a leaf that is not the server's");
        else if (log_.heldAt(leaf.leaf) != leaf.held)
            verdict_.find(BrokenPromise::Undetected, name(tablet) + " was told another hold than the log's");
        else if (leaf.content.header.signer == tablet.signer)
            ledger_.find(leaf.content.id)->told = ReceiptState::Applied;
    }
    if (!verdict_.clean())
        return;
    checkNeed(tablet, answer);
    checkDisposed(tablet, answer);
    const bool mayForget =
        std::ranges::any_of(answer.marks, [](const FeedMark& mark) { return mark.event == FeedEvent::Left; });
    const bool anew = std::exchange(lastFollowed_[tablet.tablet], answer.scopes) != answer.scopes;
    if (anew)
        followsAnew_.insert(tablet.tablet);
    if (anew || mayForget)
        checkShown(tablet);
    for (const auto& record : log_.recordsTouched(from, answer.position.cursor.leaf))
        checkRecord(tablet, record, answer.position.cursor.leaf);
    for (const auto& present : answer.records)
        checkRecord(tablet, present.record, answer.position.cursor.leaf);
    checkGaps(tablet, head.size);
}

bool Judge::checkHistory(const TabletSeen& tablet, const TreeHeadRef& head) {
    const bool isTrue = head.size <= log_.size() && log_.rootAt(head.size) == head.root;
    if (isTrue && splitAt_ && head.size > *splitAt_)
        truthful_.insert(tablet.tablet);
    if (!isTrue && knowMore_.contains(tablet.tablet) && head.epoch == 0)
        return false; // it was on its way when the disk was lost
    if (!isTrue && split_.contains(tablet.tablet) && !truthful_.contains(tablet.tablet)) {
        deceived_.insert(tablet.tablet); // consistent in itself: nobody could know
        return false;
    }
    if (!isTrue)
        verdict_.find(BrokenPromise::Undetected, name(tablet) + " believes in another log than the server's");
    else if (deceived_.contains(tablet.tablet))
        verdict_.find(BrokenPromise::Undetected, name(tablet) + " believes in two histories");
    return isTrue && verdict_.clean();
}

void Judge::checkGaps(const TabletSeen& tablet, std::uint64_t below) {
    auto gaps = log_.missing(tablet.signer, below);
    if (gaps.size() > limits::missingNumbersInAnswer)
        gaps.resize(limits::missingNumbersInAnswer);
    const auto shown = tablet.store.missingNumbers();
    if (!shown || *shown != gaps)
        verdict_.find(BrokenPromise::Undetected, name(tablet) + " does not show the gaps in its chain");
}

void Judge::reopened(const TabletSeen& tablet) {
    const auto& saved = tablet.saved;
    if (tablet.disturbed)
        return;
    // The newest ones are those that a crash could take; the whole is looked at now and then.
    const auto from = saved.size() > 8 ? saved.size() - 8 : 0;
    for (auto i = from; i < saved.size(); ++i) {
        const auto* written = ledger_.find(saved[i]);
        const auto place = tablet.store.own(written->content.header.number, saved[i]);
        if (!place || !*place || !(*place)->bytesHere)
            verdict_.find(BrokenPromise::Lost, name(tablet) + " has lost a saved entry");
    }
}

void Judge::checkTablet(const TabletSeen& tablet) {
    const auto position = tablet.store.sync().position();
    const auto records = tablet.store.records();
    if (!position || !records) {
        verdict_.find(BrokenPromise::Lost, name(tablet) + " cannot be read");
        return;
    }
    if (knowMore_.contains(tablet.tablet))
        return;
    for (const auto& record : *records)
        checkRecord(tablet, record, position->cursor.leaf);
    checkShown(tablet);
    checkDisposed(tablet, position->cursor.leaf);
    for (const auto& id : tablet.saved) {
        const auto* written = ledger_.find(id);
        const auto leaf = log_.leafOf(id);
        const auto place = tablet.store.own(written->content.header.number, id);
        if (!place) {
            verdict_.find(BrokenPromise::Lost, name(tablet) + " cannot read its own entries");
        } else if (*place && hasLeaf((*place)->state) && !leaf && !isDisposedMeanwhile(id)) {
            verdict_.find(BrokenPromise::Lost, name(tablet) + " takes an entry for sent that the server does not have");
        } else if (!*place && !leaf && !tablet.disturbed && !gone_.contains(id) && !isDisposedMeanwhile(id)) {
            verdict_.find(BrokenPromise::Lost, name(tablet) + " has lost a saved entry that the server does not have");
        } else if (*place && (*place)->state == ReceiptState::Refused && log_.fateOf(id) != ReceiptState::Refused) {
            verdict_.find(BrokenPromise::Lost, name(tablet) + " has a saved entry that the server refused");
        }
    }
}

void Judge::checkServer(ServerDisk& disk) {
    if (disk.size() != log_.size())
        verdict_.find(BrokenPromise::Lost, "the server's log has lost leaves");
    for (const auto& id : ledger_.all()) {
        const auto leaf = log_.leafOf(id);
        const bool waitsForForm =
            leaf && log_.heldAt(*leaf) == HoldReason::UnknownForm && log_.fateOf(id) == ReceiptState::Held;
        if (waitsForForm && log_.acts().isPublished(ledger_.find(id)->content.header.form.hash))
            verdict_.find(BrokenPromise::Lost, "an entry waits for a form that was published");
    }
    checkDisposedOnServer(disk);
    for (const auto& id : log_.records()) {
        const auto record = disk.record(id);
        const auto* naive = log_.recordAt(id, log_.size());
        if (!record || !*record || canonicalBytes(**record) != canonicalBytes(*naive->state))
            verdict_.find(BrokenPromise::Diverged, "a record on the server is not what the log makes");
    }
}

void Judge::checkAtRest(const TabletSeen& tablet) {
    checkTablet(tablet);
    const auto position = tablet.store.sync().position();
    const auto held = tablet.store.records();
    if (!position || !held || position->cursor.leaf != log_.feedEnd(tablet.signer)) {
        verdict_.find(BrokenPromise::Lost, name(tablet) + " never got the whole log");
        return;
    }
    auto records = log_.records();
    records.insert(records.end(), held->begin(), held->end());
    // Whoever was revoked keeps what he had then; nothing more comes, not even that he does not follow it any more.
    if (!log_.acts().revokedAt(tablet.signer))
        for (const auto& record : records)
            checkRecordAtRest(tablet, record);
    for (const auto& id : tablet.saved) {
        const auto leaf = log_.leafOf(id);
        if (!leaf && !gone_.contains(id) && !isDisposedMeanwhile(id))
            verdict_.find(BrokenPromise::Lost, "a saved entry of " + name(tablet) + " never reached the log");
        const auto number = ledger_.find(id)->content.header.number;
        const auto place = tablet.store.own(number, id);
        checkFate(tablet, id, place ? *place : std::nullopt);
    }
    for (const auto& id : ledger_.all()) {
        // What a crash kept though nobody was told "saved" is part of the chain all the same.
        const auto* written = ledger_.find(id);
        if (written->tablet != tablet.tablet || log_.leafOf(id) || isDisposedMeanwhile(id))
            continue;
        const auto place = tablet.store.own(written->content.header.number, id);
        if (place && *place)
            verdict_.find(BrokenPromise::Lost, name(tablet) + " holds an entry that it will never send");
    }
    checkGaps(tablet, log_.size());
}

void Judge::checkFate(const TabletSeen& tablet, const EntryId& id, const std::optional<OwnPlace>& place) {
    const auto fate = log_.fateOf(id);
    const auto* settlement = log_.acts().settlement(id);
    const bool revoked = log_.acts().revokedAt(tablet.signer).has_value();
    if (!place || fate == ReceiptState::Unknown)
        return;
    // The feed that would say who refused it has ended; its receipt says that it is held.
    const bool stillHeld = revoked && fate == ReceiptState::Refused && place->state == ReceiptState::Held;
    if (place->state != fate && !stillHeld)
        verdict_.find(BrokenPromise::Undetected, name(tablet) + " was never told what became of an entry");
    if (settlement == nullptr || revoked || tablet.disturbed)
        return;
    const auto outcome = tablet.store.outcome(id);
    if (!outcome || outcome->released != settlement->released || outcome->by != settlement->by
        || outcome->why != settlement->why)
        verdict_.find(
            BrokenPromise::Undetected, name(tablet) + " does not say who decided over an entry that was held");
}

} // namespace seenheard
