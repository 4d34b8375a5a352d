#include "sync/server/sequencer/BatchSequencing.h"

#include <algorithm>
#include <limits>

// What becomes of drafts out of black boxes inside a turn.

namespace seenheard {

namespace {

constexpr std::size_t leavesAtOnce = 256;

/// Drafts that became entries of that signer, whether these are applied, held or refused.
Result<std::set<DraftId>> overtaken(SequencingTurn& turn, const SignerId& signer) {
    const ChainRange all{signer, 1, std::numeric_limits<std::int64_t>::max() - 1};
    const auto chain = turn.chains(std::span(&all, 1));
    if (!chain)
        return chain.error();
    std::set<DraftId> drafts;
    for (std::size_t from = 0; from < chain->size(); from += leavesAtOnce) {
        std::vector<std::uint64_t> leaves;
        for (auto i = from; i < std::min(chain->size(), from + leavesAtOnce); ++i)
            leaves.push_back((*chain)[i].leaf);
        const auto entries = turn.entries(leaves);
        if (!entries)
            return entries.error();
        for (const auto& entry : *entries) {
            const auto header = entryHeaderFrom(entry.header);
            if (!header)
                return header.error();
            drafts.insert(header->draft);
        }
    }
    return drafts;
}

} // namespace

Result<std::vector<RecoveredPlace>> BatchSequencing::recover(
    SequencingTurn& turn, const SequencingContext& context, const RecoveryWish& wish) {
    auto end = turn.end();
    if (!end)
        return end.error();
    if (auto status = mayGrow(*end, context.identity); !status)
        return status.error();
    if (end->standing != LogStanding::Open)
        return fail(ErrorCode::Busy,
            "While this server gathers, drafts are left in the black box: what became of them may still be brought.");
    BatchSequencing sequencing(turn, context, std::move(*end), ChainView(), RecordShelf());
    std::map<SignerId, std::set<DraftId>> known;
    std::vector<RecoveredPlace> places;
    for (const auto& recovered : wish.drafts) {
        const auto signer = recovered.author.signer();
        if (!known.contains(signer)) {
            auto drafts = overtaken(turn, signer);
            if (!drafts)
                return drafts.error();
            known.emplace(signer, *std::move(drafts));
        }
        places.emplace_back();
        if (known.at(signer).contains(recovered.draft.id))
            continue;
        auto place = sequencing.bringIn(recovered, wish);
        if (!place)
            return place.error();
        places.back() = *std::move(place);
    }
    if (auto status = sequencing.commit(); !status)
        return status.error();
    return places;
}

Result<RecoveredPlace> BatchSequencing::bringIn(const RecoveredDraft& recovered, const RecoveryWish& wish) {
    const auto& draft = recovered.draft;
    const auto form = context_.forms.find(draft.form.hash);
    if (!form)
        return form.error();
    if (!*form || (*form)->id() != draft.form.id)
        return RecoveredPlace{std::nullopt, HoldReason::UnknownForm};
    if (auto status = shelf_.need(turn_, std::span(&draft.record, 1)); !status)
        return status.error();
    const auto& record = shelf_.record(draft.record);
    if (record.disposed)
        return RecoveredPlace{std::nullopt, HoldReason::RecordDisposed};
    const Recovering recovering{wish.by, wish.why,
        [this](const SignerId& one) { return context_.signers.officerOf(one); },
        [&form](const RegisterKey& key) { return (*form)->policyAt(key).standIn == StandInPolicy::Latest; }};
    auto operations = operationsFor(recovered, record.state, recovering);
    if (operations.empty())
        return RecoveredPlace{};
    auto place = writeOwn(draft.form, {draft.record, std::move(operations)}, draft.id);
    if (!place)
        return place.error();
    return RecoveredPlace{*place, HoldReason::None};
}

} // namespace seenheard
