#include "sync/server/sequencer/RecordShelf.h"

#include <unordered_set>

namespace seenheard {

Result<RecordShelf> RecordShelf::load(SequencingTurn& turn, const std::vector<const VerifiedEntry*>& entries) {
    std::vector<RecordId> ids;
    for (const auto* entry : entries) {
        for (const auto& part : entry->parts) {
            if (part)
                ids.push_back(part->record);
        }
    }
    RecordShelf shelf;
    if (auto status = shelf.need(turn, ids); !status)
        return status.error();
    return shelf;
}

Status RecordShelf::need(SequencingTurn& turn, std::span<const RecordId> ids) {
    std::vector<RecordId> wanted;
    std::unordered_set<RecordId> seen;
    for (const auto& id : ids) {
        if (places_.count(id) == 0 && seen.insert(id).second)
            wanted.push_back(id);
    }
    auto records = turn.records(wanted);
    if (!records)
        return records.error();
    for (auto& record : *records) {
        const auto id = record.id;
        places_.emplace(id, Place{std::move(record), false});
        order_.push_back(id);
    }
    return success();
}

std::vector<FeedRow> RecordShelf::apply(
    const VerifiedEntry& entry, const std::string& form, std::uint64_t leaf, const ScopesOf& scopesOf) {
    std::vector<FeedRow> rows;
    for (const auto& part : entry.parts) {
        if (!part)
            continue;
        auto& place = places_.at(part->record);
        auto& record = place.record;
        const bool began = record.state.folded.empty();
        fold(record.state, foldedEntryOf(entry), part->operations);
        if (record.form.empty())
            record.form = form;
        place.changed = true;
        auto scopes = scopesOf(record.state);
        for (const auto& scope : scopes) {
            const auto came = began ? FeedEvent::Began : FeedEvent::Joined;
            rows.push_back({scope, leaf, record.id, record.scopes.contains(scope) ? FeedEvent::Entry : came});
        }
        for (const auto& scope : record.scopes) {
            if (!scopes.contains(scope))
                rows.push_back({scope, leaf, record.id, FeedEvent::Left});
        }
        record.scopes = std::move(scopes);
        record.changedAt = leaf;
    }
    return rows;
}

void RecordShelf::dispose(const RecordId& id) {
    auto& place = places_.at(id);
    place.record.state = RecordState{id, {}, {}, {}};
    place.record.disposed = true;
    place.changed = false;
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
