#include "sync/protocol/Identity.h"
#include "sync/server/sequencer/BatchSequencing.h"
#include "sync/server/store/StoreErrors.h"

#include <algorithm>

// What acts of administrators do inside a turn.

namespace seenheard {

namespace {

Error noSuch(const std::string& what) {
    return fail(ErrorCode::NotFound, what + " Nothing was changed.");
}

template<typename IdType>
Result<IdType> idIn(const AdministrativeAct& act) {
    const auto id = IdType::fromHex(act.subject.id);
    if (!id)
        return fail(ErrorCode::InvalidInput, "'" + act.subject.id + "' is not the id of a " + act.subject.kind + ".");
    return *id;
}

/// "signer-number", as subjectOf() writes it.
Result<std::pair<SignerId, std::uint64_t>> numberIn(const AdministrativeAct& act) {
    const auto dash = act.subject.id.find('-');
    const auto signer = SignerId::fromHex(act.subject.id.substr(0, dash));
    if (dash == std::string::npos || !signer || !act.number || *act.number < 1)
        return fail(ErrorCode::Internal, "A number was to be written off that names no signer.");
    return std::pair(*signer, static_cast<std::uint64_t>(*act.number));
}

} // namespace

Result<std::vector<ChainEntry>> BatchSequencing::administer(
    SequencingTurn& turn, const SequencingContext& context, const AdministrativeWish& wish) {
    auto end = turn.end();
    if (!end)
        return end.error();
    if (auto status = mayGrow(*end, context.identity); !status)
        return status.error();
    BatchSequencing sequencing(turn, context, std::move(*end), ChainView(), RecordShelf());
    std::vector<ChainEntry> places;
    for (const auto& act : wish.acts) {
        auto place = sequencing.perform(act);
        if (!place)
            return place.error();
        places.push_back(*place);
        if (wish.form != nullptr && places.size() == 1) {
            const auto released = sequencing.publish(act, *wish.form);
            if (!released)
                return released.error();
            places.insert(places.end(), released->begin(), released->end());
        }
    }
    if (auto status = sequencing.commit(); !status)
        return status.error();
    return places;
}

Result<ChainEntry> BatchSequencing::writeOwn(const FormRef& form, const Part& part, const DraftId& draft) {
    const auto& identity = context_.identity;
    if (!ownTip_) {
        const auto tip = turn_.tip(identity.signer.signer());
        if (!tip)
            return tip.error();
        ownTip_ = *tip;
    }
    EntryHeader header;
    header.number = ownTip_->number + 1;
    header.previous = ownTip_->entry;
    header.form = form;
    header.writtenAt = context_.clock.now();
    header.treeHeadSeen = before_;
    header.draft = draft;
    header.unfinished = !draft.isZero();
    const auto entry = signEntry(header, {part}, identity.signerKey, context_.random);
    // From here on it is an entry as any other: checked, judged, placed.
    auto checked = checkEntry(canonicalBytes(entry), identity.signer);
    if (checked.refused != HoldReason::None)
        return fail(
            ErrorCode::InvalidInput, "That cannot be written down: " + std::string(wordFor(checked.refused)) + ".");
    auto place = this->place(std::move(checked.verified), std::move(checked.entry), {nowMs_});
    if (place)
        ownTip_ = ChainTip{place->number, place->entry};
    return place;
}

Result<ChainEntry> BatchSequencing::perform(const AdministrativeAct& act) {
    const auto record = Identity(copyOf(context_.identity.identityKey.view())).record(administrationForm, act.subject);
    if (auto status = shelf_.need(turn_, std::span(&record, 1)); !status)
        return status.error();
    const auto form = context_.forms.builtIn();
    if (!form)
        return form.error();
    auto place = writeOwn({(*form)->id(), (*form)->hash()}, partOf(act, shelf_.record(record).state), DraftId{});
    if (!place)
        return place.error();
    if (place->held != HoldReason::None)
        return fail(ErrorCode::InvalidInput,
            "That cannot be written down (" + std::string(wordFor(place->held))
                + "). A name has at most 256 characters, a reason at most 2,000.");
    if (auto status = takeEffect(act, place->leaf); !status)
        return status.error();
    return *place;
}

Status BatchSequencing::takeEffect(const AdministrativeAct& act, std::uint64_t leaf, bool again) {
    const auto close = [&](SignerStanding standing) -> Status {
        const auto signer = idIn<SignerId>(act);
        if (!signer)
            return signer.error();
        const auto revoked = wasRevoked(*signer);
        if (!revoked)
            return revoked.error();
        // Else whatever a lost tablet writes would be applied again.
        if (*revoked)
            return fail(ErrorCode::AlreadyExists,
                "That signer was revoked before, and stays so: what comes from it is held. Nothing was changed.");
        batch_.closings.push_back({*signer, standing, leaf});
        return success();
    };
    switch (act.kind) {
    case ActKind::FormPublished:
    case ActKind::FormWithdrawn:
    case ActKind::EnrolmentReturned:
    case ActKind::RecoveryKeyUsed: return success();
    case ActKind::GatheringEnded:
        if (batch_.end.standing != LogStanding::Gathering)
            return fail(ErrorCode::RuleBroken,
                "This server does not gather: no epoch was opened, or its gathering was ended before.");
        batch_.end.standing = LogStanding::Emptying;
        return success();
    case ActKind::EntryReleased:
    case ActKind::EntryRefused: return settle(act, leaf);
    case ActKind::SignerRevoked: return close(SignerStanding::Revoked);
    case ActKind::SignerRetired: return close(SignerStanding::Retired);
    case ActKind::SignerForked: return close(SignerStanding::Forked);
    case ActKind::NumberWrittenOff: {
        const auto number = numberIn(act);
        if (!number)
            return number.error();
        batch_.writtenOff.push_back({number->first, number->second, leaf});
        return success();
    }
    case ActKind::RoleGiven: {
        const auto signer = idIn<SignerId>(act);
        const auto role = roleFrom(act.detail);
        if (!signer)
            return signer.error();
        if (!role || *role == Role::Server)
            return fail(ErrorCode::InvalidInput, "'" + act.detail + "' is no role that can be given.");
        batch_.roles.push_back({*signer, {leaf, *role}});
        return success();
    }
    case ActKind::RecordDisposed: {
        const auto record = idIn<RecordId>(act);
        if (!record)
            return record.error();
        if (auto status = shelf_.need(turn_, std::span(&*record, 1)); !status)
            return status;
        if (shelf_.record(*record).form == administrationForm || shelf_.record(*record).form == auditSealForm)
            return fail(ErrorCode::InvalidInput, "That is the record of an administrative act; those are kept.");
        if (shelf_.record(*record).disposed)
            return fail(ErrorCode::AlreadyExists, "That record was disposed of before.");
        const bool beforeItCame = shelf_.record(*record).form.empty() && again;
        shelf_.dispose(*record);
        batch_.disposals.push_back({*record, leaf, beforeItCame});
        return success();
    }
    }
    return success();
}

Result<bool> BatchSequencing::wasRevoked(const SignerId& signer) {
    const auto isRevocation = [&](const SignerClosing& closing) {
        return closing.signer == signer && closing.standing == SignerStanding::Revoked;
    };
    if (std::any_of(batch_.closings.begin(), batch_.closings.end(), isRevocation))
        return true;
    // Whose enrolment comes back in this turn is not in the store yet.
    if (std::ranges::any_of(batch_.returned, [&](const auto& one) { return one.signer() == signer; }))
        return false;
    const auto marks = turn_.marks(std::span(&signer, 1));
    return marks ? Result(marks->front().standing == SignerStanding::Revoked) : marks.error();
}

Result<bool> BatchSequencing::isNewestRole(const SignerId& signer, const EntryHeader& header) {
    std::optional<std::uint64_t> last;
    // Whose enrolment comes back in this turn is not in the store yet.
    const bool returns = std::ranges::any_of(batch_.returned, [&](const auto& one) { return one.signer() == signer; });
    const auto before = returns ? Result(std::vector<RoleChange>{}) : turn_.roles(signer);
    if (!before)
        return before.error();
    if (!before->empty())
        last = before->back().leaf;
    for (const auto& given : batch_.roles)
        if (given.signer == signer)
            last = given.change.leaf;
    if (!last)
        return true;
    const auto inBatch = std::find_if(
        batch_.entries.begin(), batch_.entries.end(), [&](const SequencedEntry& one) { return one.leaf == *last; });
    if (inBatch != batch_.entries.end())
        return actPlaceOf(header) >= actPlaceOf(inBatch->verified.header);
    const auto entries = turn_.entries(std::span(&*last, 1));
    if (!entries)
        return entries.error();
    const auto given = entryHeaderFrom(entries->front().header);
    return given ? Result(actPlaceOf(header) >= actPlaceOf(*given)) : given.error();
}

Result<bool> BatchSequencing::isAboutSomethingHere(const AdministrativeAct& act) {
    switch (act.kind) {
    case ActKind::SignerRevoked:
    case ActKind::SignerRetired:
    case ActKind::SignerForked:
    case ActKind::RoleGiven: {
        const auto id = idIn<SignerId>(act);
        const auto signer =
            id ? context_.signers.find(*id) : Result<std::shared_ptr<const SignerCertificate>>(id.error());
        return signer ? Result(*signer != nullptr) : signer.error();
    }
    case ActKind::RecordDisposed: {
        const auto id = idIn<RecordId>(act);
        if (!id)
            return id.error();
        // Also where it is still to be brought: it must not come back.
        return true;
    }
    case ActKind::EntryReleased:
    case ActKind::EntryRefused: return true;
    default: return false; // Nothing follows from it but what its record shows.
    }
}

Status BatchSequencing::takeUp(const VerifiedEntry& entry, std::uint64_t leaf) {
    if (entry.header.form.id != administrationForm || entry.parts.size() != 1 || !entry.parts.front())
        return success();
    const auto act = actIn(*entry.parts.front());
    if (!act)
        return success();
    if (const auto signer = idIn<SignerId>(*act); act->kind == ActKind::RoleGiven && signer) {
        const auto newest = isNewestRole(*signer, entry.header);
        if (!newest || !*newest)
            return newest ? success() : Status(newest.error());
    }
    const auto here = isAboutSomethingHere(*act);
    const auto settled = batch_.settlements.size();
    const auto taken = !here ? Status(here.error()) : *here ? takeEffect(*act, leaf, true) : success();
    if (taken || isOfTheStore(taken.error()))
        return taken;
    // What it was about was lost with the restore; it stands in the log all the same.
    batch_.settlements.erase(
        batch_.settlements.begin() + static_cast<std::ptrdiff_t>(settled), batch_.settlements.end());
    return success();
}

Status BatchSequencing::settle(const AdministrativeAct& act, std::uint64_t leaf) {
    const auto id = idIn<EntryId>(act);
    if (!id)
        return id.error();
    const auto waiting = turn_.held();
    if (!waiting)
        return waiting.error();
    const auto held =
        std::find_if(waiting->begin(), waiting->end(), [&](const HeldLeaf& one) { return one.entry == *id; });
    const auto settledNow = [&](const Settlement& one) { return one.heldLeaf == held->leaf; };
    if (held == waiting->end() || std::any_of(batch_.settlements.begin(), batch_.settlements.end(), settledNow))
        return noSuch(
            "No held entry of that id waits for a decision. 'seenheard-server holds list' names those that do.");
    const bool releases = act.kind == ActKind::EntryReleased;
    batch_.settlements.push_back({held->leaf, leaf, releases});
    return releases ? release(*held, leaf) : success();
}

Status BatchSequencing::release(const HeldLeaf& held, std::uint64_t leaf) {
    const auto entry = releasable(held);
    return entry ? apply(*entry, leaf) : Status(entry.error());
}

Result<VerifiedEntry> BatchSequencing::releasable(const HeldLeaf& held) {
    const auto form = context_.forms.find(held.header.form.hash);
    if (!form)
        return form.error();
    if (!*form || (*form)->id() != held.header.form.id)
        return fail(ErrorCode::UnknownForm,
            "The form that this entry was made with is not published here, so nobody could read it. Publish the form; "
            "that releases the entry.");
    auto entry = entryAt(held);
    if (!entry)
        return entry;
    std::vector<RecordId> records;
    for (const auto& part : entry->parts) {
        if (part)
            records.push_back(part->record);
    }
    if (auto status = shelf_.need(turn_, records); !status)
        return status.error();
    const bool disposed = records.size() < entry->parts.size()
        || std::any_of(records.begin(), records.end(), [&](const RecordId& id) { return shelf_.record(id).disposed; });
    if (disposed)
        return fail(
            ErrorCode::RuleBroken, "The record that this entry is about was disposed of; it can only be refused.");
    return entry;
}

Result<std::vector<ChainEntry>> BatchSequencing::publish(const AdministrativeAct& act, const FormDefinition& form) {
    batch_.forms.push_back({form.id(), form.version(), form.hash(), nowMs_, form.octets()});
    newestForms_[form.id()] = context_.forms.add(form);
    const auto waiting = turn_.held();
    if (!waiting)
        return waiting.error();
    std::vector<ChainEntry> places;
    for (const auto& held : *waiting) {
        if (held.reason != HoldReason::UnknownForm || held.header.form != FormRef{form.id(), form.hash()})
            continue;
        const auto entry = entryAt(held);
        if (!entry)
            return entry.error();
        std::vector<RecordId> records;
        for (const auto& part : entry->parts) {
            if (part)
                records.push_back(part->record);
        }
        if (auto status = shelf_.need(turn_, records); !status)
            return status.error();
        // What was written in a record that was disposed of is not there to be judged.
        const auto reason =
            records.size() < entry->parts.size() ? Result(HoldReason::RecordDisposed) : judgeParts(*entry, form);
        if (!reason)
            return reason.error();
        if (*reason != HoldReason::None) {
            batch_.heldAnew.push_back({held.leaf, *reason});
            continue;
        }
        const auto released = perform({ActKind::EntryReleased, subjectOf(held.entry), act.by,
            "The form that it was made with has been published.", std::nullopt, {}});
        if (!released)
            return released.error();
        places.push_back(*released);
    }
    return places;
}

Status BatchSequencing::closeForked() {
    for (const auto& mark : chains_.newForks()) {
        const auto standing = chains_.standingOf(mark.signer);
        if (standing == SignerStanding::Forked || standing == SignerStanding::Revoked)
            continue;
        const auto closed = perform({ActKind::SignerForked, subjectOf(mark.signer), context_.identity.name,
            "Two different entries came under one number, so the tablet may have been copied.",
            static_cast<std::int64_t>(mark.forkedAt), {}});
        if (!closed)
            return closed.error();
    }
    return success();
}

Result<VerifiedEntry> BatchSequencing::entryAt(const HeldLeaf& held) {
    const auto signer = context_.signers.find(held.header.signer);
    if (!signer)
        return signer.error();
    if (!*signer)
        return fail(ErrorCode::Corrupt, "A held entry is of a signer whose certificate is not there.");
    auto entries = turn_.entries(std::span(&held.leaf, 1));
    if (!entries)
        return entries.error();
    return verifyEntry(entries->front(), (*signer)->signingKey);
}

} // namespace seenheard
