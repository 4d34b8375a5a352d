#include "tests/simulation/tablet/ModelFeed.h"

#include <algorithm>

namespace seenheard {

void ModelFeed::take(const VerifiedAnswer& answer) {
    follow(answer.scopes, answer.fromTheStart);
    for (const auto& present : answer.records)
        takeRecord(present, answer.scopes);
    takePage(answer);
    takeHistory(answer.history);
    if (!answer.fill)
        return;
    if (const auto scope = tables_.followed.find(answer.fill->scope); scope != tables_.followed.end())
        scope->second = {!answer.fill->done, answer.fill->after};
}

void ModelFeed::follow(const std::vector<RecordScope>& scopes, bool fromTheStart) {
    if (scopes.empty())
        return;
    for (const auto& scope : scopes)
        tables_.followed.try_emplace(scope, ModelFollowed{!fromTheStart, 0});
    std::erase_if(
        tables_.followed, [&](const auto& one) { return std::ranges::find(scopes, one.first) == scopes.end(); });
    for (auto& [id, record] : tables_.records)
        std::erase_if(record.scopes, [&](const RecordScope& scope) { return !tables_.followed.contains(scope); });
    std::erase_if(tables_.records, [](const auto& one) { return one.second.scopes.empty(); });
}

void ModelFeed::takeRecord(const VerifiedRecord& present, const std::vector<RecordScope>& scopes) {
    tables_.wanted.erase(present.record);
    if (present.scopes.empty()) {
        tables_.records.erase(present.record);
        return;
    }
    auto& record = at(present.record);
    record.scopes.clear();
    for (const auto scope : present.scopes)
        record.scopes.insert(scopes.at(scope));
    merge(record.applied, present.state);
    record.historyOpen = true;
    for (const auto& entry : present.entries)
        for (const auto& part : entry.content.parts)
            if (part && part->record == present.record)
                record.parts.emplace(
                    entry.content.id, std::make_shared<const FoldInput>(foldInputOf(entry.content, *part)));
    checkHistory(record);
}

void ModelFeed::takePage(const VerifiedAnswer& answer) {
    auto mark = answer.marks.begin();
    for (const auto& leaf : answer.leaves) {
        for (; mark != answer.marks.end() && mark->leaf <= leaf.leaf; ++mark)
            takeMark(*mark, answer.scopes);
        if (leaf.held == HoldReason::None)
            takeParts(leaf.content);
        if (leaf.released)
            takeParts(*leaf.released);
    }
    for (; mark != answer.marks.end(); ++mark)
        takeMark(*mark, answer.scopes);
}

void ModelFeed::takeMark(const FeedMark& mark, const std::vector<RecordScope>& scopes) {
    const auto& scope = scopes.at(mark.scope);
    const auto known = tables_.records.find(mark.record);
    if (mark.event == FeedEvent::Began) {
        at(mark.record).scopes.insert(scope);
    } else if (mark.event == FeedEvent::Joined) {
        if (known == tables_.records.end() || tables_.wanted.contains(mark.record))
            tables_.wanted.insert(mark.record);
        else
            known->second.scopes.insert(scope);
    } else if (known != tables_.records.end()) {
        known->second.scopes.erase(scope);
        if (known->second.scopes.empty())
            tables_.records.erase(known);
    }
}

void ModelFeed::takeParts(const VerifiedEntry& entry) {
    for (const auto& part : entry.parts) {
        if (!part)
            continue;
        const auto known = tables_.records.find(part->record);
        // What no followed scope holds here is not whole here: it comes as it stands, this part included.
        if (known == tables_.records.end() || tables_.wanted.contains(part->record)) {
            tables_.wanted.insert(part->record);
            continue;
        }
        const auto input = std::make_shared<const FoldInput>(foldInputOf(entry, *part));
        fold(known->second.applied, *input);
        known->second.parts.emplace(entry.id, input);
    }
}

void ModelFeed::takeHistory(const std::vector<VerifiedLeaf>& history) {
    std::set<RecordId> touched;
    for (const auto& entry : history) {
        for (const auto& part : entry.content.parts) {
            const auto known = part ? tables_.records.find(part->record) : tables_.records.end();
            if (known == tables_.records.end())
                continue;
            known->second.parts.emplace(
                entry.content.id, std::make_shared<const FoldInput>(foldInputOf(entry.content, *part)));
            touched.insert(part->record);
        }
    }
    for (const auto& id : touched)
        checkHistory(tables_.records.at(id));
}

void ModelFeed::checkHistory(ModelRecord& record) {
    const auto isHere = [&](const FoldedEntry& folded) { return record.parts.contains(folded.id); };
    if (!record.historyOpen || !std::ranges::all_of(record.applied.folded, isHere))
        return;
    RecordState state{record.applied.id, {}, {}, {}};
    for (const auto& folded : record.applied.folded)
        fold(state, *record.parts.at(folded.id));
    record.applied = std::move(state);
    record.historyOpen = false;
}

BesideCursor ModelFeed::besideCursor(std::int64_t historyAfter) const {
    BesideCursor beside;
    beside.records.assign(tables_.wanted.begin(), tables_.wanted.end());
    for (const auto& [scope, followed] : tables_.followed)
        if (followed.filling && !beside.fill)
            beside.fill = ScopeFill{scope, followed.filledTo, false};
    for (const auto& [id, record] : tables_.records) {
        const auto place = static_cast<std::int64_t>(record.arrived);
        if (!record.historyOpen || place <= historyAfter)
            continue;
        HistoryWanted wanted{id, {}};
        for (const auto& folded : record.applied.folded)
            if (!record.parts.contains(folded.id))
                wanted.entries.push_back({folded.signer, folded.number, folded.id});
        beside.history.push_back(std::move(wanted));
        beside.historyUpTo = std::max(beside.historyUpTo.value_or(0), place);
    }
    return beside;
}

std::vector<ScopeHeld> ModelFeed::held() const {
    std::vector<ScopeHeld> held;
    for (const auto& [scope, followed] : tables_.followed) {
        if (followed.filling)
            continue;
        auto& one = held.emplace_back(ScopeHeld{scope, {}});
        for (const auto& [id, record] : tables_.records)
            if (record.scopes.contains(scope))
                one.records.push_back({id, digestOf(record.applied)});
    }
    return held;
}

ModelRecord& ModelFeed::at(const RecordId& id) {
    auto& record = tables_.records[id];
    if (record.arrived == 0) {
        record.arrived = ++tables_.recordsArrived;
        record.applied.id = id;
    }
    return record;
}

} // namespace seenheard
