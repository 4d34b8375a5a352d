#include "app/storage/FeedIntake.h"

#include <algorithm>
#include <limits>
#include <map>

namespace seenheard {

/// What one leaf means for one record: a mark, or a part to fold.
struct FeedIntake::News {
    const FeedMark* mark = nullptr;
    const VerifiedLeaf* leaf = nullptr;
    const Part* part = nullptr;
};

namespace {

constexpr std::size_t wantedAtATime = 256;
constexpr std::size_t historyRecordsAtATime = 64;

template<typename Element>
void addTo(std::vector<Element>& set, const Element& element) {
    const auto place = std::lower_bound(set.begin(), set.end(), element);
    if (place == set.end() || *place != element)
        set.insert(place, element);
}

} // namespace

Status FeedIntake::follow(const std::vector<RecordScope>& scopes, bool whole) {
    refs_.clear();
    if (scopes.empty())
        return success();
    auto change = following_.follow(scopes, whole);
    if (!change)
        return change.error();
    refs_ = std::move(change->refs);
    if (change->dropped.empty())
        return success();
    const auto held = records_.heldByScopes();
    if (!held)
        return held.error();
    for (const auto& [record, of] : *held) {
        auto left = of;
        std::erase_if(left, [&](auto ref) { return change->dropped.contains(ref); });
        if (left.size() == of.size())
            continue;
        if (auto done = left.empty() ? forget(record) : records_.setScopes(record, left); !done)
            return done;
    }
    return success();
}

Status FeedIntake::takeRecords(const std::vector<VerifiedRecord>& records, std::int64_t atMs) {
    for (const auto& present : records) {
        if (auto done = following_.wantNoMore(present.record); !done)
            return done;
        if (present.scopes.empty()) {
            if (auto done = forget(present.record); !done)
                return done;
            continue;
        }
        for (const auto& entry : present.entries) {
            if (const auto inserted = entries_.insertLeaf(entry, atMs); !inserted)
                return inserted.error();
        }
        auto edited = records_.edit(present.record);
        if (!edited)
            return edited.error();
        auto& stored = edited->record;
        stored.scopes.clear();
        for (const auto scope : present.scopes)
            addTo(stored.scopes, refs_.at(scope));
        merge(stored.applied, present.state);
        if (stored.withWaiting) {
            merge(*stored.withWaiting, present.state);
            if (stored.withWaiting->folded == stored.applied.folded)
                stored.withWaiting.reset();
        }
        for (const auto& entry : present.entries)
            stored.takeForm(entry.content.header);
        stored.historyOpen = true;
        if (auto done = records_.put(*edited); !done)
            return done;
        if (auto done = checkHistory(present.record); !done)
            return done;
    }
    return success();
}

Status FeedIntake::takePage(const std::vector<const VerifiedLeaf*>& leaves, const std::vector<FeedMark>& marks) {
    std::map<RecordId, std::vector<News>> byRecord;
    auto mark = marks.begin();
    const auto takeMarksTo = [&](std::uint64_t leaf) {
        for (; mark != marks.end() && mark->leaf <= leaf; ++mark)
            byRecord[mark->record].push_back({&*mark, nullptr, nullptr});
    };
    for (const auto* leaf : leaves) {
        takeMarksTo(leaf->leaf);
        if (leaf->held != HoldReason::None)
            continue;
        for (const auto& part : leaf->content.parts) {
            if (part)
                byRecord[part->record].push_back({nullptr, leaf, &*part});
        }
    }
    takeMarksTo(std::numeric_limits<std::uint64_t>::max());

    const auto waited = following_.wanted(std::numeric_limits<std::int32_t>::max());
    if (!waited)
        return waited.error();
    const std::set<RecordId> wanted(waited->begin(), waited->end());
    for (const auto& [record, news] : byRecord) {
        std::vector<const News*> ordered;
        ordered.reserve(news.size());
        for (const auto& one : news)
            ordered.push_back(&one);
        if (auto done = takeNews(record, ordered, wanted); !done)
            return done;
    }
    return success();
}

Status FeedIntake::takeNews(
    const RecordId& record, const std::vector<const News*>& news, const std::set<RecordId>& wanted) {
    auto edited = records_.edit(record);
    if (!edited)
        return edited.error();
    auto& stored = edited->record;
    const bool scoped = !refs_.empty();
    bool isWanted = wanted.contains(record);
    bool changed = false;
    bool left = false;
    for (const auto* one : news) {
        if (one->mark != nullptr) {
            const auto ref = refs_.at(one->mark->scope);
            left |= one->mark->event == FeedEvent::Left;
            changed = true;
            if (one->mark->event == FeedEvent::Left)
                std::erase(stored.scopes, ref);
            else if (one->mark->event == FeedEvent::Began || (!stored.scopes.empty() && !isWanted))
                addTo(stored.scopes, ref);
            else
                isWanted = true;
            continue;
        }
        // What no followed scope holds here is not whole here: it comes as it stands, this part included.
        if (scoped && (isWanted || stored.scopes.empty())) {
            isWanted = true;
            if (auto done = entries_.dropPart(one->leaf->content, record); !done)
                return done;
            continue;
        }
        stored.take(*one->part, one->leaf->content);
        changed = true;
    }
    if (isWanted) {
        if (auto done = following_.want(record); !done)
            return done;
    }
    if (left && stored.scopes.empty() && !isWanted)
        return forget(record);
    if (!changed || (!edited->ref && stored.shown().folded.empty()))
        return success();
    return records_.put(*edited);
}

Status FeedIntake::takeHistory(const std::vector<VerifiedLeaf>& entries, std::int64_t atMs) {
    std::set<RecordId> touched;
    for (const auto& entry : entries) {
        if (const auto inserted = entries_.insertLeaf(entry, atMs); !inserted)
            return inserted.error();
        for (const auto& part : entry.content.parts) {
            if (part)
                touched.insert(part->record);
        }
    }
    for (const auto& record : touched) {
        if (auto done = checkHistory(record); !done)
            return done;
    }
    return success();
}

Status FeedIntake::checkHistory(const RecordId& record) {
    auto edited = records_.edit(record);
    if (!edited)
        return edited.error();
    auto& stored = edited->record;
    if (!edited->ref || !stored.historyOpen)
        return success();
    auto applied = parts_.refold(record, stored.applied.folded);
    if (!applied || !applied->whole)
        return applied ? success() : Status(applied.error());
    if (stored.withWaiting) {
        auto shown = parts_.refold(record, stored.withWaiting->folded);
        if (!shown)
            return shown.error();
        stored.withWaiting = std::move(shown->state);
    }
    stored.applied = std::move(applied->state);
    stored.historyOpen = false;
    return records_.put(*edited);
}

Status FeedIntake::startAgain() {
    const auto records = records_.ids();
    if (!records)
        return records.error();
    for (const auto& record : *records) {
        if (auto done = forget(record); !done)
            return done;
    }
    return following_.startAgain();
}

Status FeedIntake::forget(const RecordId& record) {
    auto edited = records_.edit(record);
    if (!edited)
        return edited.error();
    if (!edited->ref)
        return success();
    auto& stored = edited->record;
    std::optional<RecordState> unsent;
    const auto context = stored.shown().folded;
    for (const auto& folded : context) {
        const auto waits = entries_.isUnsettled(folded.signer, folded.number, folded.id);
        if (!waits)
            return waits.error();
        if (!*waits) {
            if (auto done = entries_.dropPart(folded, record); !done)
                return done;
            continue;
        }
        const auto part = parts_.partOf(folded, record);
        if (!part)
            return part.error();
        if (!unsent)
            unsent = RecordState{record, {}, {}, {}};
        if (*part)
            fold(*unsent, **part);
    }
    if (auto done = records_.dropWords(record); !done)
        return done;
    if (!unsent)
        return records_.drop(record);
    stored.applied = RecordState{record, {}, {}, {}};
    stored.withWaiting = std::move(unsent);
    stored.scopes.clear();
    stored.historyOpen = false;
    stored.row.sending.applied = 0;
    return records_.put(*edited);
}

Result<BesideCursor> FeedIntake::besideCursor(std::int64_t historyAfter) {
    BesideCursor beside;
    auto records = following_.wanted(wantedAtATime);
    auto fill = following_.filling();
    if (!records || !fill)
        return !records ? records.error() : fill.error();
    beside.records = std::move(*records);
    beside.fill = std::move(*fill);
    const auto open = records_.historyOpen(historyAfter, historyRecordsAtATime);
    if (!open)
        return open.error();
    std::size_t room = limits::historyInRequest;
    for (const auto& [ref, record] : *open) {
        if (room == 0)
            break;
        const auto stored = records_.record(record);
        if (!stored)
            return stored.error();
        HistoryWanted wanted{record, {}};
        for (const auto& folded : stored->applied.folded) {
            if (wanted.entries.size() == room)
                break;
            const auto part = parts_.partOf(folded, record);
            if (!part)
                return part.error();
            if (!*part)
                wanted.entries.push_back({folded.signer, folded.number, folded.id});
        }
        beside.historyUpTo = ref;
        room -= wanted.entries.size();
        if (!wanted.entries.empty())
            beside.history.push_back(std::move(wanted));
    }
    return beside;
}

} // namespace seenheard
