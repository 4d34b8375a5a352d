#include "app/storage/SyncStore.h"

#include "platform/database/Transaction.h"
#include "sync/protocol/Identity.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace seenheard {

namespace {

constexpr std::size_t mostDelivered = 100'000;

std::vector<RecordId> recordsOf(const VerifiedEntry& entry) {
    std::vector<RecordId> records;
    for (const auto& part : entry.parts) {
        if (part)
            records.push_back(part->record);
    }
    return records;
}

/// Where a receipt takes an own entry; nothing where it says nothing new. Only the log itself undoes "applied".
std::optional<OwnEntry> movedBy(const OwnEntry& own, const Receipt& receipt) {
    auto to = own;
    to.receiptAtMs = receipt.atMs;
    to.reason = receipt.reason;
    if (own.state == EntryState::Applied)
        return std::nullopt;
    switch (receipt.state) {
    case ReceiptState::Unknown:
        to.state = EntryState::Waiting;
        to.receiptAtMs = 0;
        return own.state == EntryState::Received ? std::optional(to) : std::nullopt;
    case ReceiptState::Received:
        to.state = EntryState::Received;
        return own.state == EntryState::Waiting ? std::optional(to) : std::nullopt;
    case ReceiptState::Applied: to.state = EntryState::Applied; break;
    case ReceiptState::Held: to.state = EntryState::Held; break;
    case ReceiptState::Refused:
        to.state = EntryState::Refused;
        return own.state == EntryState::Held ? std::nullopt : std::optional(to);
    }
    to.leaf = receipt.leaf;
    return to;
}

} // namespace

Status finishPurging(Database& database, ProfileStore& profile) {
    const auto purging = profile.purging();
    if (!purging || !*purging)
        return purging ? success() : Status(purging.error());
    const auto emptied = database.emptyLog();
    if (!emptied || !*emptied)
        return emptied ? success() : Status(emptied.error()); // Somebody reads: at the next occasion.
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    if (auto set = profile.setPurging(false); !set)
        return set;
    return transaction->commit();
}

Result<SyncPosition> SyncStore::position() {
    auto position = tables_.profile.position();
    if (!position)
        return position.error();
    position->treeHead = outside_.newest(position->treeHead);
    return position;
}

Status SyncStore::keepPosition() {
    const auto position = tables_.profile.position();
    return position ? outside_.keep(position->treeHead) : Status(position.error());
}

Result<ChainHead> SyncStore::chainHead() {
    return head_;
}

Result<std::vector<OutgoingEntry>> SyncStore::outgoing(std::uint64_t after, std::size_t mostBytes, std::size_t most) {
    return tables_.entries.outgoing(after, mostBytes, most);
}

Result<std::vector<std::pair<std::uint64_t, EntryId>>> SyncStore::awaiting(std::uint64_t after, std::size_t most) {
    const auto own = tables_.entries.unsettledAbove(after, EntryState::Received, most);
    if (!own)
        return own.error();
    std::vector<std::pair<std::uint64_t, EntryId>> ids;
    for (const auto& entry : *own)
        ids.emplace_back(entry.number, entry.id);
    if (!ids.empty() || after > 0)
        return ids;
    // The feed of a revoked enrolment has ended, so what became of held entries comes by their receipts.
    const auto enrolled = tables_.profile.enrolled();
    const auto mark = enrolled ? tables_.signers.mark(enrolled->signer.signer()) : Result<SignerMark>(enrolled.error());
    if (!mark)
        return mark.error();
    const auto held = mark->standing != SignerStanding::Revoked
        ? Result(std::vector<OwnEntry>{})
        : tables_.entries.unsettledAbove(after, EntryState::Held, most);
    if (!held)
        return held.error();
    for (const auto& entry : *held)
        ids.emplace_back(entry.number, entry.id);
    return ids;
}

Result<Bytes> SyncStore::ownEntry(std::uint64_t number) {
    auto own = tables_.entries.ownEntry(number);
    return own ? Result(std::move(own->entry)) : own.error();
}

Result<std::optional<SignerCertificate>> SyncStore::certificate(const SignerId& signer) {
    return tables_.signers.certificate(signer);
}

Result<std::vector<Hash>> SyncStore::formsHeld() {
    return tables_.forms.hashes();
}

Result<std::vector<ReferenceVersion>> SyncStore::referencesHeld() {
    return tables_.references.versions();
}

Result<TreeHeadRef> SyncStore::treeHeadSeen() {
    if (!treeHeadSeen_) {
        const auto position = tables_.profile.position();
        if (!position)
            return position.error();
        treeHeadSeen_ = outside_.newest(position->treeHead).ref;
    }
    return *treeHeadSeen_;
}

Result<BesideCursor> SyncStore::besideCursor(std::int64_t historyAfter) {
    return intake_.besideCursor(historyAfter);
}

Result<std::optional<std::vector<ScopeHeld>>> SyncStore::toCompare() {
    return comparison_.due(clock_.now().utcMs);
}

Status SyncStore::noteCompared(const std::set<RecordId>& differing) {
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto done = comparison_.end(differing, clock_.now().utcMs); !done)
        return done;
    return transaction->commit();
}

Status SyncStore::apply(const VerifiedAnswer& answer) {
    treeHeadSeen_.reset();
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    auto applied = applyAll(answer);
    if (applied)
        applied = transaction->commit();
    if (!applied) {
        tables_.signers.forget();
        return applied;
    }
    if (auto purged = finishPurging(database_, tables_.profile); !purged)
        return purged;
    const auto newest = tables_.entries.newestOwn();
    if (!newest)
        return newest.error();
    if (newest->number > head_.number) {
        lostWithDisk_ += newest->number - head_.number;
        head_ = *newest;
    }
    return outside_.keep(answer.position.treeHead);
}

Status SyncStore::applyAll(const VerifiedAnswer& answer) {
    if (auto done = applyCatalogue(answer); !done)
        return done;
    if (answer.epoch) {
        if (auto done = enterEpoch(*answer.epoch); !done)
            return done;
        return tables_.profile.setPosition(answer.position);
    }
    for (const auto& id : answer.brought) {
        if (auto done = tables_.entries.dropAside(id); !done)
            return done;
    }
    for (const auto& id : answer.broughtToGatherer) {
        if (auto done = tables_.entries.noteAsideReceived(id); !done)
            return done;
    }
    for (const auto& receipt : answer.receipts) {
        if (auto done = applyReceipt(receipt); !done)
            return done;
    }
    if (auto done = intake_.follow(answer.scopes, answer.fromTheStart); !done)
        return done;
    // As they stood before the page's marks.
    if (auto done = takeRecords(answer); !done)
        return done;
    if (auto done = applyLeaves(answer); !done)
        return done;
    if (auto done = intake_.takeHistory(answer.history, answer.serverTimeMs); !done)
        return done;
    if (answer.fill) {
        if (auto done = tables_.following.filled(*answer.fill); !done)
            return done;
    }
    if (auto done = tables_.profile.setPosition(answer.position); !done)
        return done;
    if (auto done = tables_.profile.setServerGathers(answer.gathering); !done)
        return done;
    if (auto done = tables_.profile.setMissingNumbers(answer.missingNumbers); !done)
        return done;
    return tables_.profile.setLastExchangeMs(clock_.now().utcMs);
}

Status SyncStore::letGoOfOthers(const OfficerId& officer) {
    const RecordScope own{ScopeKind::Officer, officer.hex()};
    const auto followed = tables_.following.scopes();
    if (!followed)
        return followed.error();
    if (std::all_of(followed->begin(), followed->end(), [&](const RecordScope& scope) { return scope == own; }))
        return success();
    {
        auto transaction = Transaction::begin(database_);
        if (!transaction)
            return transaction.error();
        if (auto done = intake_.follow({own}, true); !done)
            return done;
        if (auto done = tables_.putAway.removeAll(); !done)
            return done;
        if (auto done = tables_.profile.setPurging(true); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
    }
    return finishPurging(database_, tables_.profile);
}

Result<std::vector<BroughtEntry>> SyncStore::bringing(std::uint64_t after, std::size_t mostBytes, std::size_t most) {
    // Until the gathering ends, what the server has received need not be brought again.
    const auto gathers = tables_.profile.serverGathers();
    if (!gathers)
        return gathers.error();
    return tables_.entries.aside(after, mostBytes, most, *gathers);
}

Status SyncStore::enterEpoch(const EpochChange& change) {
    // Pictures are not in the log: each is offered again, and the server says at once which it still has.
    if (auto done = tables_.pictures.forgetReceipts(); !done)
        return done;
    if (auto done = tables_.entries.forgetAsideReceived(); !done)
        return done;
    if (auto done = askAgainAboutOwn(change.kept ? change.survivingSize : 0); !done || change.kept)
        return done;
    if (auto done = tables_.entries.forgetOutcomes(); !done)
        return done; // who decided what comes again, or others decide anew
    if (auto done = tables_.signers.forgetRoles(); !done)
        return done;
    if (auto done = tables_.entries.setOthersAside(); !done)
        return done;
    if (auto done = tables_.putAway.removeAll(); !done)
        return done;
    return intake_.startAgain();
}

Status SyncStore::askAgainAboutOwn(std::uint64_t fromLeaf) {
    const auto newest = tables_.entries.newestOwn();
    if (!newest)
        return newest.error();
    for (std::uint64_t number = 1; number <= newest->number; ++number) {
        const auto own = tables_.entries.own(number);
        if (!own && own.error().code == ErrorCode::NotFound)
            continue;
        if (!own)
            return own.error();
        const bool settled = own->state != EntryState::Waiting && own->state != EntryState::Received;
        if (!settled || own->leaf < fromLeaf)
            continue;
        const auto stored = tables_.entries.ownEntry(number);
        if (!stored)
            return stored.error();
        const auto entry = entryFrom(stored->entry);
        if (!entry)
            return entry.error();
        // What was disposed of is not brought back.
        if (std::ranges::any_of(entry->parts, [](const auto& part) { return !part; }))
            continue;
        const auto records = recordsOf(stored->entry);
        if (!records)
            return records.error();
        const OwnEntry to{own->id, number, EntryState::Received, HoldReason::None, own->receiptAtMs, 0, false};
        if (auto done = carryOut({own->state, to, *records}); !done)
            return done;
    }
    return success();
}

Status SyncStore::applyCatalogue(const VerifiedAnswer& answer) {
    for (const auto& certificate : answer.certificates) {
        if (auto added = tables_.signers.add(certificate); !added)
            return added;
    }
    for (const auto& set : answer.references) {
        const auto whole = set.from ? Result<std::size_t>(0) : tables_.references.replace(set);
        const auto taken = set.from ? tables_.references.change(set) : whole ? success() : Status(whole.error());
        // A set that cannot be read keeps the one before and stops nothing else.
        if (!taken && taken.error().code != ErrorCode::Malformed)
            return taken;
    }
    for (const auto& form : answer.forms) {
        const auto added = tables_.forms.add(form);
        if (!added && added.error().code != ErrorCode::Malformed)
            return added.error();
        if (added && *added) {
            if (auto done = tables_.records.summariseAgain(**added); !done)
                return done;
        }
    }
    return success();
}

Status SyncStore::applyReceipt(const VerifiedReceipt& verified) {
    // Its leaf says as much, and more.
    if (verified.inPage)
        return success();
    const auto own = tables_.entries.own(verified.number);
    if (!own)
        return own.error().code == ErrorCode::NotFound ? success() : Status(own.error());
    if (own->id != verified.receipt.entry)
        return success();
    const auto to = movedBy(*own, verified.receipt);
    if (!to)
        return success();
    const auto stored = tables_.entries.ownEntry(verified.number);
    if (!stored)
        return stored.error();
    auto records = recordsOf(stored->entry);
    if (!records)
        return records.error();
    return carryOut({own->state, *to, std::move(*records)});
}

Status SyncStore::noteDelivered(const std::function<bool(const EntryId&)>& wasDelivered) {
    const auto waiting = tables_.entries.unsettledAbove(0, EntryState::Waiting, mostDelivered);
    if (!waiting)
        return waiting.error();
    auto transaction = Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    for (const auto& own : *waiting) {
        if (!wasDelivered(own.id))
            continue;
        const auto stored = tables_.entries.ownEntry(own.number);
        if (!stored)
            return stored.error();
        auto records = recordsOf(stored->entry);
        if (!records)
            return records.error();
        auto to = own;
        to.state = EntryState::Received;
        if (auto moved = carryOut({own.state, to, std::move(*records)}); !moved)
            return moved;
    }
    return transaction->commit();
}

Result<std::optional<SyncStore::Move>> SyncStore::moveOf(const VerifiedLeaf& leaf, bool fresh, std::int64_t atMs) {
    const auto& header = leaf.content.header;
    const auto ref = tables_.signers.refOf(header.signer);
    if (!ref)
        return ref.error();
    if (*ref != CertificateStore::ownRef)
        return std::optional<Move>{};
    OwnEntry to{leaf.content.id, header.number, EntryState::Applied, leaf.held, atMs, leaf.leaf, true};
    if (leaf.held != HoldReason::None) {
        to.state = EntryState::Held;
        to.joined = false;
    }
    const auto own = tables_.entries.own(header.number);
    if (!own)
        return own.error();
    // A clone's: what was written here under that number has still its own way to go.
    if (own->id != to.id)
        return std::optional<Move>{};
    if (fresh)
        return std::optional(Move{std::nullopt, to, recordsOf(leaf.content)});
    if (own->joined)
        return std::optional<Move>{};
    if (own->state == to.state)
        to.receiptAtMs = own->receiptAtMs;
    return std::optional(Move{own->state, to, recordsOf(leaf.content)});
}

Status SyncStore::takeRecords(const VerifiedAnswer& answer) {
    // Here again, or no business of this tablet's any more.
    for (const auto& present : answer.records) {
        if (auto done = tables_.putAway.remove(present.record); !done)
            return done;
    }
    return intake_.takeRecords(answer.records, answer.serverTimeMs);
}

Status SyncStore::applyLeaves(const VerifiedAnswer& answer) {
    std::vector<Move> moves;
    const auto takeIn = [&](const VerifiedLeaf& leaf) -> Status {
        const auto fresh = tables_.entries.insertLeaf(leaf, answer.serverTimeMs);
        if (!fresh)
            return fresh.error();
        auto move = moveOf(leaf, *fresh, leaf.receivedAtMs.value_or(answer.serverTimeMs));
        if (!move)
            return move.error();
        if (*move)
            moves.push_back(std::move(**move));
        return success();
    };
    std::deque<VerifiedLeaf> released;
    std::vector<const VerifiedLeaf*> taken;
    for (const auto& leaf : answer.leaves) {
        if (auto done = takeIn(leaf); !done)
            return done;
        taken.push_back(&leaf);
        // A released entry enters its records at the leaf of its release.
        if (leaf.released) {
            const auto& entry =
                released.emplace_back(VerifiedLeaf{leaf.leaf, leaf.releasedEntry, *leaf.released, HoldReason::None});
            if (auto done = takeIn(entry); !done)
                return done;
            taken.push_back(&entry);
        }
    }
    if (auto done = intake_.takePage(taken, answer.marks); !done)
        return done;
    disposedUnseen_.clear();
    // In the order of the log: one page may bring the leaf of a held entry and the decision over it.
    auto move = moves.begin();
    for (const auto& leaf : answer.leaves) {
        if (auto done = takeAct(leaf); !done)
            return done;
        for (; move != moves.end() && move->to.leaf <= leaf.leaf; ++move) {
            if (auto done = carryOut(*move); !done)
                return done;
        }
    }
    return purgeUnseen();
}

Status SyncStore::purgeUnseen() {
    if (disposedUnseen_.empty())
        return success();
    return tables_.entries.purgeWherever(std::exchange(disposedUnseen_, {}));
}

Status SyncStore::takeAct(const VerifiedLeaf& leaf) {
    if (!leaf.act)
        return success();
    const auto& act = *leaf.act;
    const auto close = [&](SignerStanding standing) -> Status {
        const auto signer = SignerId::fromHex(act.subject.id);
        const auto forkedAt = standing == SignerStanding::Forked ? act.number.value_or(0) : 0;
        return signer
            ? tables_.signers.close(*signer, standing, static_cast<std::uint64_t>(std::max<std::int64_t>(forkedAt, 0)))
            : success();
    };
    const auto offer = [&](bool offered) -> Status {
        const auto form = Hash::fromHex(act.subject.id);
        return form ? tables_.forms.setOffered(*form, offered) : success();
    };
    switch (act.kind) {
    case ActKind::FormPublished: return offer(true);
    case ActKind::FormWithdrawn: return offer(false);
    case ActKind::RecoveryKeyUsed:
    case ActKind::EnrolmentReturned:
    case ActKind::GatheringEnded:
    case ActKind::NumberWrittenOff: return success();
    case ActKind::EntryReleased:
    case ActKind::EntryRefused: return takeOutcome(act, leaf);
    case ActKind::SignerRevoked: return close(SignerStanding::Revoked);
    case ActKind::SignerRetired: return close(SignerStanding::Retired);
    case ActKind::SignerForked: return close(SignerStanding::Forked);
    case ActKind::RoleGiven: {
        const auto signer = SignerId::fromHex(act.subject.id);
        const auto role = roleFrom(act.detail);
        return signer && role ? tables_.signers.giveRole(*signer, {leaf.leaf, *role, actPlaceOf(leaf.content.header)})
                              : success();
    }
    case ActKind::RecordDisposed: {
        const auto record = RecordId::fromHex(act.subject.id);
        return record ? purge(*record) : success();
    }
    }
    return success();
}

Status SyncStore::takeOutcome(const AdministrativeAct& act, const VerifiedLeaf& leaf) {
    const auto id = EntryId::fromHex(act.subject.id);
    const auto own = id ? tables_.entries.unsettled(*id) : Result<std::optional<OwnEntry>>(std::nullopt);
    if (!own)
        return own.error();
    if (!*own)
        return success();
    const auto stored = tables_.entries.ownEntry((*own)->number);
    if (!stored)
        return stored.error();
    const auto records = recordsOf(stored->entry);
    if (!records)
        return records.error();
    const bool released = act.kind == ActKind::EntryReleased;
    const auto atMs = leaf.content.header.writtenAt.utcMs;
    // Of what was disposed of nobody can say any more which record it was about.
    for (const auto& record : records->empty() ? std::vector{RecordId{}} : *records) {
        const auto added =
            tables_.entries.addOutcome({*id, (*own)->number, record, (*own)->reason, released, act.by, act.why, atMs});
        if (!added)
            return added;
    }
    // A released one moves on with the entry that came with this leaf; none came where its record was disposed of
    // since.
    if (released && leaf.released)
        return success();
    auto to = **own;
    to.state = released ? EntryState::Applied : EntryState::Refused;
    to.joined = released;
    if (released)
        to.leaf = leaf.leaf;
    return carryOut({(*own)->state, to, *records});
}

Status SyncStore::purgeDisposed(const Move& move) {
    const auto enrolled = tables_.profile.enrolled();
    if (!enrolled)
        return enrolled.error();
    const Identity identity(enrolled->identityKey);
    const FoldedEntry own{enrolled->signer.signer(), move.to.number, move.to.id, {}};
    for (const auto& record : move.records) {
        const auto act = tables_.records.record(identity.record(administrationForm, subjectOf(record)));
        if (!act && act.error().code != ErrorCode::NotFound)
            return act.error();
        if (!act || !actIn(act->applied) || actIn(act->applied)->kind != ActKind::RecordDisposed)
            continue;
        if (auto done = purge(record); !done)
            return done;
        if (auto done = tables_.entries.purge(record, {own}); !done)
            return done;
    }
    return success();
}

Status SyncStore::putAway(const std::vector<RecordId>& records) {
    {
        auto transaction = Transaction::begin(database_);
        if (!transaction)
            return transaction.error();
        for (const auto& record : records) {
            const auto row = tables_.records.row(record);
            if (!row)
                return row.error();
            const auto& sending = row->sending;
            if (sending.waiting + sending.received + sending.held + sending.refused > 0)
                continue; // Nothing else has those words.
            if (auto noted = tables_.putAway.add(record, clock_.now().utcMs); !noted)
                return noted;
            const auto folded = tables_.records.purgeUnmerged(record);
            if (!folded)
                return folded.error();
            for (const auto& entry : *folded)
                if (auto dropped = tables_.entries.dropPart(entry, record); !dropped)
                    return dropped;
            if (auto purged = tables_.entries.purge(record, *folded); !purged)
                return purged;
        }
        if (auto merged = tables_.records.mergeWords(); !merged)
            return merged;
        if (auto set = tables_.profile.setPurging(true); !set)
            return set;
        if (auto done = transaction->commit(); !done)
            return done;
    }
    return finishPurging(database_, tables_.profile);
}

Status SyncStore::purge(const RecordId& record) {
    const auto has = tables_.records.has(record);
    if (!has)
        return has.error();
    if (!*has)
        disposedUnseen_.push_back(record);
    const auto folded = tables_.records.purge(record);
    if (!folded)
        return folded.error();
    if (auto done = tables_.putAway.remove(record); !done)
        return done;
    if (auto done = tables_.entries.purge(record, *folded); !done)
        return done;
    if (auto done = tables_.drafts.removeOf(record); !done)
        return done;
    if (auto done = tables_.pictures.dispose(record); !done)
        return done;
    return tables_.profile.setPurging(true);
}

Status SyncStore::carryOut(const Move& move) {
    if (auto updated = tables_.entries.updateOwn(move.to); !updated)
        return updated;
    // Joining the record is no news for whoever wrote it: the receipt was.
    if (move.from == move.to.state)
        return success();
    for (const auto& record : move.records) {
        if (auto moved = tables_.records.moveSending(record, move.from, move.to); !moved)
            return moved;
    }
    if (move.to.state != EntryState::Held || move.to.reason != HoldReason::RecordDisposed)
        return success();
    return purgeDisposed(move);
}

} // namespace seenheard
