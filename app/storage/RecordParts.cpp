#include "app/storage/RecordParts.h"

namespace seenheard {

Result<std::optional<FoldInput>> RecordParts::partOf(const FoldedEntry& folded, const RecordId& record) {
    const auto kept = entries_.entry(folded.signer, folded.number, folded.id);
    if (!kept && kept.error().code == ErrorCode::NotFound)
        return std::optional<FoldInput>{};
    if (!kept)
        return kept.error();
    const auto entry = entryFrom(kept->entry);
    if (!entry)
        return entry.error();
    for (const auto& salted : entry->parts) {
        if (!salted)
            continue;
        auto part = partFrom(salted->canonical);
        if (!part)
            return part.error();
        if (part->record == record)
            return std::optional(FoldInput{folded, std::move(part->operations)});
    }
    return std::optional<FoldInput>{};
}

Result<RecordParts::Refolded> RecordParts::refold(const RecordId& record, const std::set<FoldedEntry>& folded) {
    Refolded refolded{{record, {}, {}, {}}, true};
    for (const auto& one : folded) {
        const auto part = partOf(one, record);
        if (!part)
            return part.error();
        if (*part)
            fold(refolded.state, **part);
        else
            refolded.whole = false;
    }
    return refolded;
}

} // namespace seenheard
