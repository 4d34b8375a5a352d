#pragma once

#include "sync/server/store/LogStore.h"

#include <functional>
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
    /// Folds every part of an entry into its record, which keeps to the form it began with. Yields what that means in
    /// the feeds of the record's scopes: those it was in before, and those that `scopesOf` finds for it after.
    using ScopesOf = std::function<std::set<RecordScope>(const RecordState&)>;
    [[nodiscard]] std::vector<FeedRow> apply(
        const VerifiedEntry& entry, const std::string& form, std::uint64_t leaf, const ScopesOf& scopesOf);
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
