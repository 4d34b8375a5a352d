#include "tests/simulation/judge/Judge.h"

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
            verdict_.find(Breach::Lost, "leaf " + std::to_string(log_.size()) + " cannot be read");
            return;
        }
        log_.take(*leaf);
    }
    for (const auto& id : log_.recordsTouched(from, log_.size())) {
        const auto record = disk.record(id);
        const auto naive = log_.recordAt(id, log_.size());
        if (!record || !*record || !naive || **record != *naive)
            verdict_.find(Breach::Diverged, "the server's record is not what its log says");
    }
}

void Judge::tookAnswer(const TabletSeen& tablet, std::uint64_t from, const VerifiedAnswer& answer) {
    if (lies_.contains(answer.serverTimeMs)) {
        verdict_.find(Breach::Undetected, name(tablet) + " took a lie in");
        return;
    }
    const auto& head = answer.position.treeHead.ref;
    if (head.size > log_.size() || log_.rootAt(head.size) != head.root) {
        verdict_.find(Breach::Undetected, name(tablet) + " believes in another log than the server's");
        return;
    }
    for (const auto& [number, receipt] : answer.receipts) {
        auto* written = ledger_.find(receipt.entry);
        if (written == nullptr) {
            verdict_.find(Breach::Phantom, name(tablet) + " has a receipt of what nobody wrote");
            continue;
        }
        if (!hasLeaf(receipt.state))
            continue;
        const auto leaf = log_.leafOf(receipt.entry);
        const bool held = receipt.state == ReceiptState::Held;
        if (!leaf || *leaf != receipt.leaf || (log_.heldAt(*leaf) != HoldReason::None) != held)
            verdict_.find(Breach::Lost, name(tablet) + " was told \"sent\" of what the server does not have");
        written->told = receipt.state;
    }
    for (const auto& leaf : answer.leaves) {
        if (leaf.leaf >= log_.size() || log_.entryAt(leaf.leaf) != leaf.content.id)
            verdict_.find(Breach::Phantom, name(tablet) + " took in a leaf that is not the server's");
        else if (log_.heldAt(leaf.leaf) != leaf.held)
            verdict_.find(Breach::Undetected, name(tablet) + " was told another hold than the log's");
        else if (leaf.content.header.signer == tablet.signer)
            ledger_.find(leaf.content.id)->told = ReceiptState::Applied;
    }
    if (!verdict_.clean())
        return;
    for (const auto& record : log_.recordsTouched(from, answer.position.cursor.leaf))
        checkRecord(tablet, record, answer.position.cursor.leaf, false);
    checkGaps(tablet, head.size);
}

void Judge::checkGaps(const TabletSeen& tablet, std::uint64_t below) {
    auto gaps = log_.missing(tablet.signer, below);
    if (gaps.size() > limits::missingNumbersInAnswer)
        gaps.resize(limits::missingNumbersInAnswer);
    const auto shown = tablet.store.missingNumbers();
    if (!shown || *shown != gaps)
        verdict_.find(Breach::Undetected, name(tablet) + " does not show the gaps in its chain");
}

void Judge::checkRecord(const TabletSeen& tablet, const RecordId& record, std::uint64_t cursor, bool wholly) {
    const auto state = tablet.store.applied(record);
    const auto naive = log_.recordAt(record, cursor);
    if (!state) {
        verdict_.find(Breach::Lost, name(tablet) + " cannot read a record: " + state.error().message);
        return;
    }
    const auto expected = naive ? *naive : RecordState{record, {}, {}, {}};
    if (*state != expected)
        verdict_.find(Breach::Diverged, name(tablet) + " has another record than the log makes");
    else if (wholly && canonicalBytes(*state) != canonicalBytes(expected))
        verdict_.find(Breach::Diverged, name(tablet) + " has other octets for the same record");
}

void Judge::reopened(const TabletSeen& tablet, const std::vector<EntryId>& saved, bool disturbed) {
    if (disturbed)
        return;
    // The newest ones are those that a crash could take; the whole is looked at now and then.
    const auto from = saved.size() > 8 ? saved.size() - 8 : 0;
    for (auto i = from; i < saved.size(); ++i) {
        const auto* written = ledger_.find(saved[i]);
        const auto place = tablet.store.own(written->content.header.number, saved[i]);
        if (!place || !*place || !(*place)->bytesHere)
            verdict_.find(Breach::Lost, name(tablet) + " has lost a saved entry");
    }
}

void Judge::checkTablet(const TabletSeen& tablet, const std::vector<EntryId>& saved, bool disturbed) {
    const auto position = tablet.store.sync().position();
    const auto records = tablet.store.records();
    if (!position || !records) {
        verdict_.find(Breach::Lost, name(tablet) + " cannot be read");
        return;
    }
    const auto cursor = position->cursor.leaf;
    for (const auto& record : *records)
        checkRecord(tablet, record, cursor, true);
    for (const auto& record : log_.recordsTouched(0, cursor))
        checkRecord(tablet, record, cursor, false);
    for (const auto& id : saved) {
        const auto* written = ledger_.find(id);
        const auto leaf = log_.leafOf(id);
        const auto place = tablet.store.own(written->content.header.number, id);
        if (!place) {
            verdict_.find(Breach::Lost, name(tablet) + " cannot read its own entries");
        } else if (*place && hasLeaf((*place)->state) && !leaf) {
            verdict_.find(Breach::Lost, name(tablet) + " takes an entry for sent that the server does not have");
        } else if (!*place && !leaf && !disturbed) {
            verdict_.find(Breach::Lost, name(tablet) + " has lost a saved entry that the server does not have");
        } else if (*place && (*place)->state == ReceiptState::Refused) {
            verdict_.find(Breach::Lost, name(tablet) + " has a saved entry that the server refused");
        }
    }
}

void Judge::checkServer(ServerDisk& disk) {
    if (disk.size() != log_.size())
        verdict_.find(Breach::Lost, "the server's log has lost leaves");
    for (const auto& id : log_.records()) {
        const auto record = disk.record(id);
        const auto naive = log_.recordAt(id, log_.size());
        if (!record || !*record || canonicalBytes(**record) != canonicalBytes(*naive))
            verdict_.find(Breach::Diverged, "a record on the server is not what the log makes");
    }
}

void Judge::checkAtRest(const TabletSeen& tablet, const std::vector<EntryId>& saved, bool disturbed) {
    checkTablet(tablet, saved, disturbed);
    const auto position = tablet.store.sync().position();
    if (!position || position->cursor.leaf != log_.size()) {
        verdict_.find(Breach::Lost, name(tablet) + " never got the whole log");
        return;
    }
    for (const auto& id : saved) {
        const auto leaf = log_.leafOf(id);
        if (!leaf)
            verdict_.find(Breach::Lost, "a saved entry of " + name(tablet) + " never reached the log");
        const auto number = ledger_.find(id)->content.header.number;
        const auto place = tablet.store.own(number, id);
        if (leaf && place && *place && !hasLeaf((*place)->state))
            verdict_.find(Breach::Undetected, name(tablet) + " was never told what became of an entry");
    }
    for (const auto& id : ledger_.all()) {
        // What a crash kept though nobody was told "saved" is part of the chain all the same.
        const auto* written = ledger_.find(id);
        if (written->tablet != tablet.tablet || log_.leafOf(id))
            continue;
        const auto place = tablet.store.own(written->content.header.number, id);
        if (place && *place)
            verdict_.find(Breach::Lost, name(tablet) + " holds an entry that it will never send");
    }
    checkGaps(tablet, log_.size());
}

} // namespace seenheard
