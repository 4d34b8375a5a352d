#include "app/storage/SyncStore.h"

#include "platform/database/Transaction.h"

#include <algorithm>

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

Result<SyncPosition> SyncStore::position() {
    return tables_.profile.position();
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
    return ids;
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
        treeHeadSeen_ = position->treeHead.ref;
    }
    return *treeHeadSeen_;
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
    const auto newest = tables_.entries.newestOwn();
    if (!newest)
        return newest.error();
    if (newest->number > head_.number) {
        lostWithDisk_ += newest->number - head_.number;
        head_ = *newest;
    }
    return success();
}

Status SyncStore::applyAll(const VerifiedAnswer& answer) {
    if (auto done = applyCatalogue(answer); !done)
        return done;
    for (const auto& receipt : answer.receipts) {
        if (auto done = applyReceipt(receipt); !done)
            return done;
    }
    if (auto done = applyLeaves(answer); !done)
        return done;
    if (auto done = tables_.profile.setPosition(answer.position); !done)
        return done;
    if (auto done = tables_.profile.setMissingNumbers(answer.missingNumbers); !done)
        return done;
    return tables_.profile.setLastExchangeMs(clock_.now().utcMs);
}

Status SyncStore::applyCatalogue(const VerifiedAnswer& answer) {
    for (const auto& certificate : answer.certificates) {
        if (auto added = tables_.signers.add(certificate); !added)
            return added;
    }
    for (const auto& set : answer.references) {
        const auto replaced = tables_.references.replace(set);
        // A set that cannot be read keeps the one before and stops nothing else.
        if (!replaced && replaced.error().code != ErrorCode::Malformed)
            return replaced.error();
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

Status SyncStore::applyLeaves(const VerifiedAnswer& answer) {
    std::vector<RecordPart> parts;
    std::vector<Move> moves;
    for (const auto& leaf : answer.leaves) {
        const auto fresh = tables_.entries.insertLeaf(leaf, answer.serverTimeMs);
        if (!fresh)
            return fresh.error();
        auto move = moveOf(leaf, *fresh, answer.serverTimeMs);
        if (!move)
            return move.error();
        if (*move)
            moves.push_back(std::move(**move));
        if (leaf.held != HoldReason::None)
            continue;
        for (const auto& part : leaf.content.parts) {
            if (part)
                parts.push_back({part->record, leaf.content.header.form, foldInputOf(leaf.content, *part)});
        }
    }
    if (auto done = tables_.records.applyParts(parts); !done)
        return done;
    for (const auto& move : moves) {
        if (auto done = carryOut(move); !done)
            return done;
    }
    return success();
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
    return success();
}

} // namespace seenheard
