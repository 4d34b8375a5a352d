#include "tests/simulation/judge/NaiveLog.h"

#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/AuditSeal.h"
#include "tests/simulation/world/IncidentForm.h"

#include <algorithm>
#include <set>

namespace seenheard {

void NaiveLog::take(const JudgedLeaf& leaf) {
    const auto at = leaves_.size();
    leaves_.emplace_back(leaf.entry, leaf.held);
    frontier_.append(merkleLeafHash(leaf.entry.bytes()));
    roots_.push_back(frontier_.root());
    touched_.emplace_back();
    const auto* written = ledger_.find(leaf.entry);
    if (written == nullptr && (takeAct(leaf, at) || takeSeal(leaf, at)))
        return;
    if (written == nullptr || !isWhatWasWritten(*written, leaf.canonical)) {
        verdict_.find(BrokenPromise::Phantom, "leaf " + std::to_string(at) + " is not what anybody wrote");
        return;
    }
    if (!places_.emplace(leaf.entry, at).second) {
        verdict_.find(BrokenPromise::Phantom, "leaf " + std::to_string(at) + " has an entry for the second time");
        return;
    }
    judgeHold(*written, leaf.held);
    noteNumber(written->content.header, at);
    if (leaf.held != HoldReason::None)
        return;
    for (const auto& part : written->content.parts)
        judgeReplacing(*written, *part);
    applyParts(*written, at);
}

bool NaiveLog::isWhatWasWritten(const WrittenEntry& written, const Bytes& canonical) const {
    if (written.canonical == canonical)
        return true;
    const auto before = entryFrom(written.canonical);
    const auto entry = entryFrom(canonical);
    if (!entry || entry->header != before->header || entry->parts.size() != before->parts.size())
        return false;
    for (std::size_t i = 0; i < entry->parts.size(); ++i) {
        const bool absent = !entry->parts[i];
        if (absent ? !acts_.mayBeDisposed(written.content.parts[i]->record) : entry->parts[i] != before->parts[i])
            return false;
    }
    return true;
}

bool NaiveLog::isOnDisposed(const WrittenEntry& written) const {
    return std::ranges::any_of(
        written.content.parts, [this](const auto& part) { return acts_.isDisposed(part->record); });
}

std::optional<bool> NaiveLog::wasSupervisor(const WrittenEntry& written) const {
    const auto& header = written.content.header;
    if (readAgain_ && header.treeHeadSeen.epoch == 0)
        return std::nullopt;
    return acts_.isSupervisor(header.signer, written.certified, header.treeHeadSeen.size);
}

void NaiveLog::startAgain() {
    leaves_.clear();
    places_.clear();
    acts_.startAgain();
    touched_.clear();
    records_.clear();
    numbers_.clear();
    frontier_ = {};
    roots_ = {merkleEmptyRoot()};
    readAgain_ = true;
}

void NaiveLog::applyParts(const WrittenEntry& written, std::uint64_t at) {
    if (isOnDisposed(written))
        verdict_.find(
            BrokenPromise::Undetected, "leaf " + std::to_string(at) + " writes in a record that was disposed of");
    for (const auto& part : written.content.parts) {
        records_.try_emplace(part->record, part->record, false)
            .first->second.take(at, foldInputOf(written.content, *part), ledger_);
        touched_.at(at).push_back(part->record);
    }
}

bool NaiveLog::takeAct(const JudgedLeaf& leaf, std::uint64_t at) {
    const auto entry = entryFrom(leaf.canonical);
    const auto header = entry ? entryHeaderFrom(entry->header) : Result<EntryHeader>(entry.error());
    if (!header || header->form.id != administrationForm || entry->parts.size() != 1 || !entry->parts.front())
        return false;
    const auto part = partFrom(entry->parts.front()->canonical);
    const auto act = part ? actIn(*part) : std::nullopt;
    if (!act || leaf.held != HoldReason::None)
        return false;
    const bool tooEarly = cameBackTooEarly(*act);
    if (tooEarly ? !acts_.takeWithoutEffect(*act) : !acts_.take(*act, at, actPlaceOf(*header)))
        return false;
    places_.emplace(leaf.entry, at);
    noteNumber(*header, at);
    const VerifiedEntry content{leaf.entry, *header, {*part}};
    records_.try_emplace(part->record, part->record, true).first->second.take(at, foldInputOf(content, *part), ledger_);
    touched_.at(at).push_back(part->record);
    if (act->kind == ActKind::EntryReleased && !tooEarly)
        release(EntryId::fromHex(act->subject.id).value(), at);
    if (act->kind == ActKind::RecordDisposed) {
        const auto gone = RecordId::fromHex(act->subject.id).value();
        records_.try_emplace(gone, gone, false).first->second.dispose(at);
        touched_.at(at).push_back(gone);
    }
    return true;
}

bool NaiveLog::takeSeal(const JudgedLeaf& leaf, std::uint64_t at) {
    const auto entry = entryFrom(leaf.canonical);
    const auto header = entry ? entryHeaderFrom(entry->header) : Result<EntryHeader>(entry.error());
    if (!header || header->form.id != auditSealForm || entry->parts.size() != 1 || !entry->parts.front())
        return false;
    const auto part = partFrom(entry->parts.front()->canonical);
    if (!part || leaf.held != HoldReason::None)
        return false;
    places_.emplace(leaf.entry, at);
    noteNumber(*header, at);
    return true;
}

bool NaiveLog::cameBackTooEarly(const AdministrativeAct& act) const {
    if (act.kind != ActKind::EntryReleased && act.kind != ActKind::EntryRefused)
        return false;
    const auto entry = EntryId::fromHex(act.subject.id);
    const auto leaf = entry ? leafOf(*entry) : std::nullopt;
    return readAgain_ && (!leaf || fateOf(*entry) != ReceiptState::Held);
}

void NaiveLog::release(const EntryId& entry, std::uint64_t at) {
    const auto* written = ledger_.find(entry);
    const auto leaf = leafOf(entry);
    if (written == nullptr || !leaf || heldAt(*leaf) == HoldReason::None)
        verdict_.find(BrokenPromise::Phantom, "leaf " + std::to_string(at) + " releases what is not held");
    else
        applyParts(*written, at);
}

std::uint64_t NaiveLog::feedEnd(const SignerId& signer) const {
    const auto revoked = acts_.revokedAt(signer);
    return revoked ? *revoked + 1 : size();
}

ReceiptState NaiveLog::fateOf(const EntryId& entry) const {
    const auto leaf = leafOf(entry);
    if (!leaf)
        return ReceiptState::Unknown;
    if (heldAt(*leaf) == HoldReason::None)
        return ReceiptState::Applied;
    const auto* settlement = acts_.settlement(entry);
    if (settlement == nullptr)
        return ReceiptState::Held;
    return settlement->released ? ReceiptState::Applied : ReceiptState::Refused;
}

void NaiveLog::judgeHold(const WrittenEntry& written, HoldReason held) {
    const auto& header = written.content.header;
    const auto where = "entry " + std::to_string(header.number) + " of tablet " + std::to_string(written.tablet);
    const auto known = numbers_.find(header.signer);
    const bool second = known != numbers_.end() && known->second.contains(header.number);
    if (second && held != HoldReason::Fork)
        verdict_.find(BrokenPromise::Undetected, where + " has the number of another entry and is not held as a fork");
    const auto supervisor = wasSupervisor(written);
    // What he did without right he may have had the right to by then, without his knowing.
    if (!written.honest && held == HoldReason::None && !supervisor.value_or(true))
        verdict_.find(BrokenPromise::Undetected, where + " breaks a rule and was applied");
    const bool revoked = acts_.revokedAt(header.signer).has_value();
    if (revoked && held == HoldReason::None)
        verdict_.find(BrokenPromise::Undetected, where + " came after its signer was revoked and was applied");
    const bool unknown = header.form.hash == lateForm().hash() && !acts_.isPublished(header.form.hash);
    // A clone may have shown a newer tree head than the other one writes by.
    const bool cloned = (held == HoldReason::Fork || held == HoldReason::StaleTreeHead) && acts_.mayFork(header.signer);
    const bool roleUnclear = held == HoldReason::NotEntitled && (written.disturbed || !supervisor);
    const bool expected = held == HoldReason::None || cloned || roleUnclear
        || (held == HoldReason::RecordDisposed && isOnDisposed(written))
        || (held == HoldReason::RevokedSigner && revoked) || (held == HoldReason::UnknownForm && unknown)
        || (held == HoldReason::SupersedeBreach && written.blind) || !written.honest;
    if (!expected)
        verdict_.find(
            BrokenPromise::Lost, where + " is held for a reason that is not there: " + std::string(wordFor(held)));
}

void NaiveLog::judgeLowering(const WrittenEntry& written, const Operation& operation, const RecordState& before) {
    const auto policy = incidentForm().policyAt(operation.key);
    if (policy.standIn != StandInPolicy::Protective || (operation.reason && !operation.reason->empty()))
        return;
    const auto isOwn = [&](const Head& head) {
        const auto* author = ledger_.find(head.id.entry);
        return author != nullptr && author->officer == written.officer;
    };
    const auto* submitted = headsAt(before, RegisterKey{{envelope::submitted}});
    const bool finished = submitted != nullptr && std::ranges::any_of(*submitted, isOwn);
    const auto* heads = headsAt(before, operation.key);
    if (!finished || heads == nullptr)
        return;
    for (const auto& head : *heads) {
        const bool replaced = std::ranges::find(operation.supersedes, head.id) != operation.supersedes.end();
        if (replaced && isOwn(head) && policy.rank(operation.value) < policy.rank(head.value))
            verdict_.find(BrokenPromise::Undetected, "a submitted finding was lowered without a reason");
    }
}

void NaiveLog::noteNumber(const EntryHeader& header, std::uint64_t leaf) {
    auto& numbers = numbers_[header.signer];
    numbers.emplace(header.number, leaf);
}

void NaiveLog::judgeReplacing(const WrittenEntry& written, const Part& part) {
    const auto where =
        "entry " + std::to_string(written.content.header.number) + " of tablet " + std::to_string(written.tablet);
    const auto* standing = recordAt(part.record, size() - 1);
    for (const auto& operation : part.operations) {
        if (standing)
            judgeLowering(written, operation, *standing->state);
        const auto policy = incidentForm().policyAt(operation.key);
        for (const auto& replaced : operation.supersedes) {
            const auto* before = ledger_.find(replaced.entry);
            if (before == nullptr) {
                verdict_.find(BrokenPromise::Phantom, where + " replaces what nobody wrote");
                continue;
            }
            if (before->officer == written.officer || policy.standIn == StandInPolicy::Latest)
                continue;
            const bool decided =
                wasSupervisor(written).value_or(true) && operation.reason && !operation.reason->empty();
            const bool account =
                policy.kind == FieldKind::Account && !std::holds_alternative<Withdrawn>(operation.value);
            if (account)
                verdict_.find(BrokenPromise::Lost, where + " replaces another officer's account");
            else if (!decided)
                verdict_.find(
                    BrokenPromise::Undetected, where + " replaces another officer's finding without a decision");
        }
    }
}

std::optional<std::uint64_t> NaiveLog::leafOf(const EntryId& entry) const {
    const auto found = places_.find(entry);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
}

const NaiveRecord* NaiveLog::record(const RecordId& id) const {
    const auto found = records_.find(id);
    return found == records_.end() ? nullptr : &found->second;
}

const NaiveState* NaiveLog::recordAt(const RecordId& id, std::uint64_t below) const {
    const auto* known = record(id);
    return known == nullptr ? nullptr : known->below(below);
}

std::vector<RecordId> NaiveLog::recordsTouched(std::uint64_t from, std::uint64_t below) const {
    std::set<RecordId> touched;
    for (auto leaf = from; leaf < below; ++leaf)
        touched.insert(touched_.at(leaf).begin(), touched_.at(leaf).end());
    return {touched.begin(), touched.end()};
}

std::vector<RecordId> NaiveLog::records() const {
    std::vector<RecordId> all;
    for (const auto& [id, record] : records_)
        all.push_back(id);
    return all;
}

std::vector<std::uint64_t> NaiveLog::missing(const SignerId& signer, std::uint64_t below) const {
    std::vector<std::uint64_t> gaps;
    const auto found = numbers_.find(signer);
    if (found == numbers_.end())
        return gaps;
    std::uint64_t expected = 1;
    for (const auto& [number, leaf] : found->second) {
        if (leaf >= below)
            continue;
        for (; expected < number; ++expected)
            if (!acts_.isWrittenOff(signer, expected, below))
                gaps.push_back(expected);
        expected = number + 1;
    }
    return gaps;
}

} // namespace seenheard
