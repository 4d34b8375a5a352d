#include "sync/server/sequencer/RecordShelf.h"

#include <unordered_set>

namespace seenheard {

Result<RecordShelf> RecordShelf::load(SequencingTurn& turn, const std::vector<const VerifiedEntry*>& entries) {
    RecordShelf shelf;
    std::unordered_set<RecordId> seen;
    for (const auto* entry : entries) {
        for (const auto& part : entry->parts) {
            if (part && seen.insert(part->record).second)
                shelf.order_.push_back(part->record);
        }
    }
    auto records = turn.records(shelf.order_);
    if (!records)
        return records.error();
    for (auto& record : *records) {
        const auto id = record.id;
        shelf.places_.emplace(id, Place{std::move(record), false});
    }
    return shelf;
}

void RecordShelf::apply(const VerifiedEntry& entry, const std::string& form) {
    for (const auto& part : entry.parts) {
        if (!part)
            continue;
        auto& place = places_.at(part->record);
        fold(place.record.state, foldInputOf(entry, *part));
        place.record.form = form;
        place.changed = true;
    }
}

std::vector<StoredRecord> RecordShelf::takeChanged() {
    std::vector<StoredRecord> changed;
    for (const auto& id : order_) {
        auto& place = places_.at(id);
        if (place.changed)
            changed.push_back(std::move(place.record));
    }
    return changed;
}

} // namespace seenheard
