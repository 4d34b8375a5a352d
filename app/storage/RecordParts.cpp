#include "app/storage/RecordParts.h"

namespace seenheard {

Result<std::optional<FoldInput>> RecordParts::partOf(const FoldedEntry& folded, const RecordId& record) {
    const auto kept = entries_.entry(folded.signer, folded.number, folded.id);
    if (!kept && kept.error().code == ErrorCode::NotFound)
        return std::optional<FoldInput>{};
    if (!kept)
        return kept.error();
    const auto entry = entryFrom(kept->entry);
    const auto read = entry ? readOwnEntry(*entry, folded.signer) : Result<VerifiedEntry>(entry.error());
    if (!read || read->id != folded.id)
        return fail(ErrorCode::Malformed, "An entry on this tablet is not what its number says.");
    for (const auto& part : read->parts) {
        if (part && part->record == record)
            return std::optional(foldInputOf(*read, *part));
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
