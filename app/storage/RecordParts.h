#pragma once

#include "app/storage/EntryStore.h"
#include "sync/records/RecordState.h"

namespace seenheard {

/// What the entries here say of a record, apart from what its row says.
class RecordParts {
public:
    explicit RecordParts(EntryStore& entries) : entries_(entries) {}

    /// Nothing where that entry, or what it says of this record, is not here. What it says is what its id names: only
    /// the signature is taken as checked when it came. Malformed where it is something else.
    [[nodiscard]] Result<std::optional<FoldInput>> partOf(const FoldedEntry& folded, const RecordId& record);

    /// The record folded anew from these entries, as far as they are here.
    struct Refolded {
        RecordState state;
        bool whole = true; ///< All of them are here.
    };
    [[nodiscard]] Result<Refolded> refold(const RecordId& record, const std::set<FoldedEntry>& folded);

private:
    EntryStore& entries_;
};

} // namespace seenheard
