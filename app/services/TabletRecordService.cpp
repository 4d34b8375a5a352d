#include "app/services/TabletRecordService.h"

#include "app/services/RecordLines.h"
#include "app/services/RecordViewBuilder.h"

#include <algorithm>
#include <utility>

namespace seenheard {

namespace {

Error noSuchRecord(const Error& error) {
    if (error.code != ErrorCode::NotFound)
        return error;
    return fail(ErrorCode::NotFound,
        "There is no record of that id on this tablet. `record list` prints those it has; an exchange may bring it.");
}

bool isHead(const RecordState& state, const RegisterKey& key, const OperationId& id) {
    const auto* heads = headsAt(state, key);
    return heads && std::any_of(heads->begin(), heads->end(), [&](const Head& head) { return head.id == id; });
}

} // namespace

Result<std::vector<RecordSummary>> TabletRecordService::list(std::size_t most, std::size_t after) {
    auto rows = tables_.records.list(most, after);
    if (!rows)
        return rows.error();
    std::vector<RecordSummary> summaries;
    summaries.reserve(rows->size());
    for (const auto& row : *rows)
        summaries.push_back(summaryOf(row));
    return summaries;
}

Result<RecordView> TabletRecordService::show(const RecordId& record) {
    const auto stored = proven(record);
    if (!stored)
        return stored.error();
    return viewOf(*stored);
}

Result<TabletRecordService::Proven> TabletRecordService::proven(const RecordId& record) {
    auto stored = tables_.records.record(record);
    if (!stored)
        return noSuchRecord(stored.error());
    Proven proven{*std::move(stored), true};
    for (auto* state : {&proven.record.applied, proven.record.withWaiting ? &*proven.record.withWaiting : nullptr}) {
        if (state == nullptr)
            continue;
        const auto asKept = prove(record, *state);
        if (!asKept)
            return asKept.error();
        proven.asKept = proven.asKept && *asKept;
    }
    return proven;
}

Result<bool> TabletRecordService::prove(const RecordId& record, RecordState& state) {
    auto refolded = parts_.refold(record, state.folded);
    // What cannot be told from the entries stays as it is, and is the sweep's to name.
    if (!refolded && refolded.error().code != ErrorCode::Malformed)
        return refolded.error();
    if (!refolded)
        return false;
    if (!refolded->whole || refolded->state == state)
        return true;
    state = std::move(refolded->state);
    return false;
}

Result<RecordView> TabletRecordService::viewOf(const Proven& proven) {
    const auto& stored = proven.record;
    auto form = forms_.formOf(stored.row.form, stored.shown());
    if (!form)
        return form.error();
    const RecordSource source{stored.row.id, *form, &stored.shown(), &stored.applied, me_};
    auto view = RecordViewBuilder(source, directory_).build();
    const auto made = std::exchange(view.summary, summaryOf(stored.row));
    // The line was made when the row was, and may be as wrong.
    if (!proven.asKept) {
        view.summary.title = made.title;
        view.summary.children = made.children;
    }
    view.asKept = proven.asKept;
    view.historyChecked = !stored.historyOpen;
    const auto outcomes = tables_.entries.outcomes(stored.row.id);
    if (!outcomes)
        return outcomes.error();
    view.outcomes = outcomesOf(*outcomes);
    std::map<SignerId, std::uint64_t> forkedAt;
    if (auto marked = markForks(view.fields, forkedAt); !marked)
        return marked.error();
    if (auto marked = markForks(view.items, forkedAt); !marked)
        return marked.error();
    return view;
}

Status TabletRecordService::markForks(std::vector<ItemView>& items, std::map<SignerId, std::uint64_t>& forkedAt) {
    for (auto& item : items) {
        if (auto marked = markForks(item.fields, forkedAt); !marked)
            return marked;
        if (auto marked = markForks(item.items, forkedAt); !marked)
            return marked;
    }
    return success();
}

Status TabletRecordService::markForks(std::vector<FieldView>& fields, std::map<SignerId, std::uint64_t>& forkedAt) {
    for (auto& field : fields) {
        for (auto& head : field.heads) {
            const auto [known, fresh] = forkedAt.emplace(head.id.signer, 0);
            if (fresh) {
                const auto mark = tables_.signers.mark(head.id.signer);
                if (!mark)
                    return mark.error();
                known->second = mark->forkedAt;
            }
            head.forked = known->second != 0 && head.id.number >= known->second;
        }
    }
    return success();
}

Result<std::vector<HistoryRow>> TabletRecordService::history(const RecordId& record) {
    auto found = proven(record);
    if (!found)
        return found.error();
    const auto* stored = &found->record;
    auto form = forms_.formOf(stored->row.form, stored->shown());
    if (!form)
        return form.error();
    const RecordSource source{record, *form, &stored->shown(), &stored->applied, me_};
    const RecordViewBuilder builder(source, directory_);
    std::vector<HistoryRow> rows;
    for (const auto& folded : stored->shown().folded) {
        auto kept = tables_.entries.entry(folded.signer, folded.number, folded.id);
        if (!kept && kept.error().code == ErrorCode::NotFound && stored->historyOpen)
            continue; // Still to come: the record says that its history is not checked.
        if (!kept)
            return kept.error();
        auto entry = entryFrom(kept->entry);
        if (!entry)
            return entry.error();
        for (const auto& salted : entry->parts) {
            auto part = salted ? partFrom(salted->canonical) : Result<Part>(Part{});
            if (!part)
                return part.error();
            if (!salted || part->record != record)
                continue;
            for (std::uint32_t index = 0; index < part->operations.size(); ++index) {
                auto& operation = part->operations[index];
                const OperationId id{folded.signer, folded.number, index, folded.id};
                auto row =
                    builder.historyRow(Head{id, operation.value, operation.depth, operation.reason}, operation.key);
                row.isHead = isHead(stored->shown(), operation.key, id);
                row.supersedes = std::move(operation.supersedes);
                rows.push_back(std::move(row));
            }
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const HistoryRow& left, const HistoryRow& right) {
        return left.operation.writtenAt.utcMs > right.operation.writtenAt.utcMs;
    });
    return rows;
}

} // namespace seenheard
