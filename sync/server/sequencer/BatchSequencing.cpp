#include "sync/server/sequencer/BatchSequencing.h"

#include "sync/rules/RecordScopes.h"
#include "sync/server/sequencer/HoldPolicy.h"

#include <algorithm>

namespace seenheard {

namespace {

/// The value an entry gave in one record by its operation of that index.
std::optional<Value> valueIn(const VerifiedEntry& entry, const RecordId& record, std::uint32_t index) {
    for (const auto& part : entry.parts) {
        if (part && part->record == record && index < part->operations.size())
            return part->operations[index].value;
    }
    return std::nullopt;
}

} // namespace

Result<SequencedTurn> BatchSequencing::run(SequencingTurn& turn, const SequencingContext& context,
    const std::vector<CheckedEntry*>& entries, const std::vector<ChainReport>& reports) {
    std::vector<const VerifiedEntry*> verified;
    verified.reserve(entries.size());
    for (const auto* entry : entries)
        verified.push_back(&entry->verified);
    auto end = turn.end();
    if (!end)
        return end.error();
    if (auto status = mayGrow(*end, context.identity); !status)
        return status.error();
    auto chains = ChainView::around(turn, verified);
    if (!chains)
        return chains.error();
    std::erase_if(verified, [&chains](const auto* entry) { return chains->find(*entry) != nullptr; });
    auto shelf = RecordShelf::load(turn, verified);
    if (!shelf)
        return shelf.error();

    BatchSequencing sequencing(turn, context, std::move(*end), std::move(*chains), std::move(*shelf));
    std::vector<ChainEntry> places;
    places.reserve(entries.size());
    for (auto* entry : entries) {
        const auto waits = sequencing.waitsForItsLeaf(entry->verified);
        if (!waits)
            return waits.error();
        const bool isNew = !*waits && sequencing.chains_.find(entry->verified) == nullptr;
        auto place = *waits
            ? sequencing.receive(*entry)
            : sequencing.place(std::move(entry->verified), std::move(entry->entry), {sequencing.nowMs_});
        if (!place)
            return place.error();
        if (isNew && place->held == HoldReason::None) {
            if (auto status = sequencing.takeUp(sequencing.batch_.entries.back().verified, place->leaf); !status)
                return status.error();
        }
        places.push_back(*place);
    }
    sequencing.batch_.reports = reports;
    if (auto status = sequencing.closeForked(); !status)
        return status.error();
    if (auto status = sequencing.commit(); !status)
        return status.error();
    return SequencedTurn{std::move(places), std::move(sequencing.batch_)};
}

BatchSequencing::BatchSequencing(
    SequencingTurn& turn, const SequencingContext& context, LogEnd end, ChainView chains, RecordShelf shelf)
    : turn_(turn)
    , context_(context)
    , chains_(std::move(chains))
    , shelf_(std::move(shelf))
    , nowMs_(context.clock.now().utcMs) {
    batch_.end = std::move(end);
    before_ = batch_.end.head.ref;
    standingBefore_ = batch_.end.standing;
}

Status BatchSequencing::mayGrow(const LogEnd& end, const ServerIdentity& identity) {
    if (end.standing == LogStanding::Stopped)
        return fail(ErrorCode::Busy,
            "This store was restored from an older backup than tablets know, so nothing is added to its log. Open a "
            "new "
            "epoch with 'seenheard-server restored'.");
    if (end.head.ref.epoch != identity.epoch)
        return fail(ErrorCode::Busy,
            "A new epoch was opened on this store while this process ran. Start it again; nothing is lost.");
    return success();
}

Result<ChainEntry> BatchSequencing::place(VerifiedEntry&& verified, Entry&& entry, const Arrival& arrival) {
    if (const auto* there = chains_.find(verified))
        return *there;
    const auto reason = judge(verified, arrival);
    if (!reason)
        return reason.error();
    const auto leaf = batch_.end.frontier.size;
    std::vector<FeedRow> held;
    const auto fed = *reason == HoldReason::None ? apply(verified, leaf) : feedAuthor(verified, leaf, held);
    if (!fed)
        return fed.error();
    batch_.feed.insert(batch_.feed.end(), held.begin(), held.end());
    appendWithNodes(batch_.end.frontier, merkleLeafHash(verified.id.bytes()), batch_.nodes);
    batch_.entries.push_back({leaf, std::move(verified), std::move(entry), *reason, arrival.atMs});
    const auto& placed = batch_.entries.back().verified;
    return chains_.add(
        {placed.header.signer, placed.header.number, placed.id, placed.header.previous, leaf, *reason, arrival.atMs});
}

Status BatchSequencing::apply(const VerifiedEntry& entry, std::uint64_t leaf) {
    const auto form = newestForm(entry.header.form.id);
    if (!form)
        return form.error();
    const auto officerOf = [this](const SignerId& one) { return context_.signers.officerOf(one); };
    auto rows = shelf_.apply(entry, entry.header.form.id, leaf,
        [&](const RecordState& state) { return scopesOf(state, **form, officerOf); });
    if (auto status = feedAuthor(entry, leaf, rows); !status)
        return status;
    batch_.feed.insert(batch_.feed.end(), rows.begin(), rows.end());
    return success();
}

Status BatchSequencing::feedAuthor(const VerifiedEntry& entry, std::uint64_t leaf, std::vector<FeedRow>& rows) {
    const auto signer = context_.signers.find(entry.header.signer);
    if (!signer)
        return signer.error();
    if (!*signer || (*signer)->officer.isZero())
        return success();
    const auto own = officerScope((*signer)->officer);
    for (const auto& part : entry.parts) {
        if (!part)
            continue;
        const bool there = std::any_of(rows.begin(), rows.end(),
            [&](const FeedRow& row) { return row.scope == own && row.record == part->record; });
        if (!there)
            rows.push_back({own, leaf, part->record, FeedEvent::Entry});
    }
    return success();
}

Result<std::shared_ptr<const FormDefinition>> BatchSequencing::newestForm(const std::string& id) {
    if (const auto known = newestForms_.find(id); known != newestForms_.end())
        return known->second;
    auto form = context_.forms.newest(id);
    if (!form)
        return form.error();
    if (!*form)
        return fail(ErrorCode::Internal, "A form by which entries were judged is not published.");
    return newestForms_[id] = std::move(*form);
}

Result<HoldReason> BatchSequencing::judge(const VerifiedEntry& entry, const Arrival& arrival) {
    if (chains_.isForked(entry))
        return HoldReason::Fork;
    if (chains_.isRevoked(entry.header.signer))
        return HoldReason::RevokedSigner;
    if (arrival.judged ? *arrival.judged == HoldReason::StaleTreeHead : chains_.isStale(entry))
        return HoldReason::StaleTreeHead;
    const auto form = context_.forms.find(entry.header.form.hash);
    if (!form)
        return form.error();
    if (!*form || (*form)->id() != entry.header.form.id)
        return HoldReason::UnknownForm;
    // It came whole; since then its record was disposed of.
    if (std::ranges::any_of(entry.parts, [](const auto& part) { return !part; }))
        return HoldReason::RecordDisposed;
    return judgeParts(entry, **form);
}

Result<HoldReason> BatchSequencing::judgeParts(const VerifiedEntry& entry, const FormDefinition& form) {
    const auto signer = context_.signers.find(entry.header.signer);
    if (!signer)
        return signer.error();
    if (!*signer)
        return HoldReason::UnknownSigner;
    if (const auto reason = judgeVoice(entry, **signer, form); reason != HoldReason::None)
        return reason;
    const auto roles = rolesBefore(entry.header.signer);
    if (!roles)
        return roles.error();
    // A lost tree head counts as the surviving one.
    const auto& seen = entry.header.treeHeadSeen;
    const auto seenSize = seen.epoch < before_.epoch ? turn_.surviving(seen.epoch, seen.size) : Result(seen.size);
    if (!seenSize)
        return seenSize.error();
    const auto role = roleAt((*signer)->role, **roles, *seenSize);
    const bool isServer = (*signer)->role == Role::Server;
    const Author author{entry.header.signer, (*signer)->officer, may(role, Right::Decide)};
    for (const auto& part : entry.parts) {
        if (!part)
            continue;
        // What the server says is an act, or an officer's draft brought in; judgeVoice has looked at it.
        if (!isServer && !mayWrite(*part, form, role))
            return HoldReason::NotEntitled;
        const auto reason = judgePart(*part,
            {form, shelf_.record(part->record), author,
                [this](const SignerId& one) { return context_.signers.officerOf(one); },
                [&](const OperationId& id) { return valueOf(part->record, id); }});
        if (reason != HoldReason::None)
            return reason;
    }
    return HoldReason::None;
}

Result<const std::vector<RoleChange>*> BatchSequencing::rolesBefore(const SignerId& signer) {
    if (const auto known = roles_.find(signer); known != roles_.end())
        return &known->second;
    auto roles = turn_.roles(signer);
    if (!roles)
        return roles.error();
    return &(roles_[signer] = std::move(*roles));
}

HoldReason BatchSequencing::judgeVoice(
    const VerifiedEntry& entry, const SignerCertificate& author, const FormDefinition& form) {
    const bool isServer = author.role == Role::Server;
    if (form.writtenByServer())
        return isServer ? HoldReason::None : HoldReason::NotEntitled;
    for (const auto& part : entry.parts) {
        if (!part)
            continue;
        if (!isServer && hasRecoveredMark(*part))
            return HoldReason::NotEntitled;
        if (!isServer)
            continue;
        const auto recovered = recoveredIn(*part, entry.header.signer);
        if (!recovered)
            return HoldReason::NotEntitled;
        const auto known = context_.signers.find(recovered->author.signer());
        if (!known || !*known || **known != recovered->author)
            return HoldReason::NotEntitled;
    }
    return HoldReason::None;
}

std::optional<Value> BatchSequencing::valueOf(const RecordId& record, const OperationId& id) {
    const auto inBatch = std::find_if(batch_.entries.begin(), batch_.entries.end(),
        [&id](const SequencedEntry& entry) { return entry.verified.id == id.entry; });
    if (inBatch != batch_.entries.end())
        return valueIn(inBatch->verified, record, id.index);
    const auto leaf = leafOf(id);
    if (!leaf)
        return std::nullopt;
    const auto entries = turn_.entries(std::span(&*leaf, 1));
    const auto signer = context_.signers.find(id.signer);
    if (!entries || !signer || !*signer)
        return std::nullopt;
    const auto verified = verifyEntry(entries->front(), (*signer)->signingKey);
    return verified ? valueIn(*verified, record, id.index) : std::nullopt;
}

std::optional<std::uint64_t> BatchSequencing::leafOf(const OperationId& id) {
    const ChainRange range{id.signer, id.number, id.number};
    const auto signer = context_.signers.find(id.signer);
    if (!signer || !*signer)
        return std::nullopt;
    const auto chain = turn_.chains(std::span(&range, 1));
    if (!chain)
        return std::nullopt;
    const auto found =
        std::find_if(chain->begin(), chain->end(), [&id](const ChainEntry& one) { return one.entry == id.entry; });
    return found == chain->end() ? std::nullopt : std::optional(found->leaf);
}

Status BatchSequencing::commit() {
    if (batch_.entries.empty()) {
        // Nothing to sign: the log is as it was.
        const bool anything = !batch_.received.empty() || !batch_.returned.empty() || opened();
        return anything ? turn_.commit(batch_) : success();
    }
    auto& head = batch_.end.head;
    head.ref.size = batch_.end.frontier.size;
    head.ref.root = batch_.end.frontier.root();
    head.signedAtMs = nowMs_;
    sign(head, context_.identity.issuingKey);
    batch_.records = shelf_.takeChanged();
    batch_.forks = chains_.newForks();
    return turn_.commit(batch_);
}

} // namespace seenheard
