#pragma once

#include "sync/server/store/LogStore.h"

#include <unordered_map>

namespace seenheard {

/// The records one batch touches: each is read once, folded in memory and written back once.
class RecordShelf {
public:
    [[nodiscard]] static Result<RecordShelf> load(
        SequencingTurn& turn, const std::vector<const VerifiedEntry*>& entries);

    /// Reads records that the entries did not name.
    [[nodiscard]] Status need(SequencingTurn& turn, std::span<const RecordId> ids);

    [[nodiscard]] const StoredRecord& record(const RecordId& id) const { return places_.at(id).record; }
    /// Folds every part of an entry into its record. A record keeps to the form it began with.
    void apply(const VerifiedEntry& entry, const std::string& form);
    /// What was written in it is gone; it is not written back.
    void dispose(const RecordId& id);
    /// Moves out the records that changed.
    [[nodiscard]] std::vector<StoredRecord> takeChanged();

private:
    struct Place {
        StoredRecord record;
        bool changed = false;
    };
    std::unordered_map<RecordId, Place> places_;
    std::vector<RecordId> order_; ///< Of first mention, in which records are written.
};

} // namespace seenheard
