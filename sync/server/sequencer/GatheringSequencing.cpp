#include "sync/protocol/Identity.h"
#include "sync/server/sequencer/BatchSequencing.h"
#include "sync/server/store/StoreErrors.h"

#include <algorithm>

// What a turn does after the server was restored: what tablets bring is received, and enters the log when an
// administrator has ended the gathering.

namespace seenheard {

namespace {

/// Received entries that one turn takes: bounds how long others wait for it.
constexpr std::size_t emptiedInTurn = 2048;

} // namespace

Result<bool> BatchSequencing::waitsForItsLeaf(const VerifiedEntry& entry) {
    if (batch_.end.standing == LogStanding::Open || chains_.find(entry) != nullptr)
        return false;
    if (entry.header.form.id != administrationForm)
        return true;
    const auto author = context_.signers.find(entry.header.signer);
    if (!author)
        return author.error();
    return *author == nullptr || (*author)->role != Role::Server;
}

Result<ChainEntry> BatchSequencing::receive(const CheckedEntry& entry) {
    const auto& header = entry.verified.header;
    const auto before = turn_.receivedAt(entry.id);
    if (!before)
        return before.error();
    const auto atMs = before->value_or(nowMs_);
    if (!*before) {
        const auto held = chains_.isStale(entry.verified) ? HoldReason::StaleTreeHead : HoldReason::None;
        batch_.received.push_back({0, entry.verified, entry.entry, held, atMs});
    }
    return ChainEntry{
        header.signer, header.number, entry.id, header.previous, 0, HoldReason::None, atMs, Settled::Waits, true};
}

Result<bool> BatchSequencing::empty(SequencingTurn& turn, const SequencingContext& context) {
    auto end = turn.end();
    if (!end)
        return end.error();
    if (auto status = mayGrow(*end, context.identity); !status)
        return status.error();
    if (end->standing != LogStanding::Emptying)
        return false;
    auto received = turn.received(emptiedInTurn);
    if (!received)
        return received.error();
    std::vector<const VerifiedEntry*> verified;
    for (auto& one : *received) {
        const auto header = entryHeaderFrom(one.entry.header);
        const auto author = header ? context.signers.find(header->signer)
                                   : Result<std::shared_ptr<const SignerCertificate>>(header.error());
        if (!author)
            return author.error();
        if (!*author)
            return fail(ErrorCode::Corrupt, "A received entry is of a signer whose certificate is not there.");
        auto content = verifyEntry(one.entry, (*author)->signingKey);
        if (!content)
            return content.error();
        one.verified = std::move(*content);
        verified.push_back(&one.verified);
    }
    auto chains = ChainView::around(turn, verified);
    if (!chains)
        return chains.error();
    auto shelf = RecordShelf::load(turn, verified);
    if (!shelf)
        return shelf.error();
    BatchSequencing sequencing(turn, context, std::move(*end), std::move(*chains), std::move(*shelf));
    for (auto& one : *received) {
        const auto place =
            sequencing.place(std::move(one.verified), std::move(one.entry), {one.receivedAtMs, one.held});
        if (!place)
            return place.error();
        sequencing.batch_.emptied.push_back(one.place);
    }
    if (received->empty()) {
        sequencing.batch_.end.standing = LogStanding::Open;
        if (auto status = sequencing.decideAgain(); !status)
            return status.error();
    }
    if (auto status = sequencing.closeForked(); !status)
        return status.error();
    if (auto status = sequencing.commit(); !status)
        return status.error();
    return !received->empty();
}

Status BatchSequencing::decideAgain() {
    const auto waiting = turn_.held();
    if (!waiting)
        return waiting.error();
    const Identity identity(copyOf(context_.identity.identityKey.view()));
    for (const auto& held : *waiting) {
        const auto record = identity.record(administrationForm, subjectOf(held.entry));
        if (auto status = shelf_.need(turn_, std::span(&record, 1)); !status)
            return status;
        auto act = actIn(shelf_.record(record).state);
        if (!act || (act->kind != ActKind::EntryReleased && act->kind != ActKind::EntryRefused))
            continue;
        if (act->kind == ActKind::EntryReleased) {
            const auto entry = releasable(held);
            if (!entry && isOfTheStore(entry.error()))
                return entry.error();
            if (!entry)
                continue;
        }
        act->detail = "Decided before the server was restored; done again because the entry came back.";
        if (const auto done = perform(*act); !done)
            return done.error();
    }
    return success();
}

Status BatchSequencing::admit(
    SequencingTurn& turn, const SequencingContext& context, const std::vector<SignerCertificate>& certificates) {
    auto end = turn.end();
    if (!end)
        return end.error();
    if (auto status = mayGrow(*end, context.identity); !status)
        return status;
    BatchSequencing sequencing(turn, context, std::move(*end), ChainView(), RecordShelf());
    for (const auto& certificate : certificates) {
        if (auto status = sequencing.admit(certificate); !status)
            return status;
    }
    return sequencing.commit();
}

Status BatchSequencing::admit(const SignerCertificate& certificate) {
    const auto signer = certificate.signer();
    const auto known = context_.signers.find(signer);
    if (!known)
        return known.error();
    const bool inBatch = std::ranges::any_of(
        batch_.returned, [&signer](const SignerCertificate& one) { return one.signer() == signer; });
    if (*known || inBatch)
        return success();
    batch_.returned.push_back(certificate);
    // Whoever wrote for this server before speaks through what he wrote; an officer's return is told to people.
    if (certificate.role != Role::Server) {
        const auto done = perform({ActKind::EnrolmentReturned, enrolmentOf(signer), context_.identity.name,
            "The tablet showed the certificate that this server had given it; the server's own copy was lost with the "
            "restore.",
            std::nullopt, certificate.officerName});
        if (!done)
            return done.error();
    }
    return takeUpAbout(signer);
}

Status BatchSequencing::takeUpAbout(const SignerId& signer) {
    const Identity identity(copyOf(context_.identity.identityKey.view()));
    for (const auto& subject : {subjectOf(signer), roleOf(signer)}) {
        const auto record = identity.record(administrationForm, subject);
        if (auto status = shelf_.need(turn_, std::span(&record, 1)); !status)
            return status;
        const auto& state = shelf_.record(record).state;
        const auto act = actIn(state);
        if (!act || state.folded.empty())
            continue;
        std::optional<std::uint64_t> leaf;
        for (const auto& [key, heads] : state.registers) {
            if (!heads.empty())
                leaf = std::max(leaf, leafOf(heads.back().id));
        }
        if (!leaf)
            continue;
        const auto done = takeEffect(*act, *leaf, true);
        if (!done && isOfTheStore(done.error()))
            return done;
    }
    return success();
}

} // namespace seenheard
