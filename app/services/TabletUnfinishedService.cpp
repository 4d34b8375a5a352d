#include "app/services/TabletUnfinishedService.h"

#include "app/services/DraftViewBuilder.h"
#include "app/services/OwnStanding.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostRecords = 200;

} // namespace

Result<std::vector<DraftView>> TabletUnfinishedService::unfinished() {
    auto drafts = parts_.tables.drafts.all();
    if (!drafts)
        return drafts.error();
    auto rows = parts_.tables.records.list(mostRecords, 0);
    if (!rows)
        return rows.error();
    std::vector<DraftView> views;
    std::vector<RecordId> drafted;
    for (auto& draft : *drafts) {
        const auto record = drafted.emplace_back(draft.record);
        auto view = unfinishedOn(record, std::move(draft));
        if (!view)
            return view.error();
        if (*view)
            views.push_back(**std::move(view));
    }
    for (const auto& row : *rows) {
        if (!row.line.mine || row.line.submitted || std::find(drafted.begin(), drafted.end(), row.id) != drafted.end())
            continue;
        auto view = unfinishedOn(row.id, std::nullopt);
        if (!view)
            return view.error();
        if (*view)
            views.push_back(**std::move(view));
    }
    return views;
}

Result<std::optional<DraftView>> TabletUnfinishedService::unfinishedOn(
    const RecordId& record, std::optional<Draft> kept) {
    auto stored = parts_.tables.records.record(record);
    if (!stored && stored.error().code != ErrorCode::NotFound)
        return stored.error();
    Draft draft;
    draft.record = record;
    if (kept)
        draft = *std::move(kept);
    else if (stored)
        draft.form = stored->row.form;
    auto form = parts_.forms.form(draft.form.hash);
    if (!form)
        return form.error();
    OwnStanding standing;
    if (stored)
        standing = standingOf(**form, stored->shown(), parts_.me.officer, parts_.tables.signers.officerOf());
    if (!draft.about)
        draft.about = standing.about;
    // A sergeant's decision makes a record that sergeant's too, but leaves nothing there to finish: only what was
    // captured comes with its author's team.
    const bool captured = standing.answers.contains(RegisterKey{{envelope::team}});
    if (draft.answers.empty() && (standing.submitted || !captured))
        return std::optional<DraftView>{};
    const DraftSource source{draft.id, draft, *form, standing.answers, standing.submitted};
    return std::optional(
        DraftViewBuilder(source, parts_.directory, parts_.tables.signers.roleOf(parts_.me), parts_.clock.now())
            .build());
}

} // namespace seenheard
