#include "sync/server/sequencer/BatchSequencing.h"

// Rows of the audit, sealed inside a turn.

namespace seenheard {

Status BatchSequencing::sealAudit(SequencingTurn& turn, const SequencingContext& context, const AuditSeal& seal) {
    auto end = turn.end();
    if (!end)
        return end.error();
    if (auto status = mayGrow(*end, context.identity); !status)
        return status;
    const auto form = context.forms.newest(std::string(auditSealForm));
    if (!form)
        return form.error();
    BatchSequencing sequencing(turn, context, std::move(*end), ChainView(), RecordShelf());
    const auto record = context.random.id<RecordId>();
    if (auto status = sequencing.shelf_.need(turn, std::span(&record, 1)); !status)
        return status;
    const auto place = sequencing.writeOwn({(*form)->id(), (*form)->hash()}, partOf(seal, record), DraftId{});
    if (!place)
        return place.error();
    if (place->held != HoldReason::None)
        return fail(
            ErrorCode::Internal, "Rows of the audit were not sealed (" + std::string(wordFor(place->held)) + ").");
    return sequencing.commit();
}

} // namespace seenheard
