#include "app/services/CaptureDesk.h"

#include "app/services/OwnStanding.h"

namespace seenheard {

Result<OpenDraft*> CaptureDesk::byHandle(const DraftId& handle) {
    const auto found = open_.find(handle);
    if (found == open_.end())
        return fail(ErrorCode::NotFound, "That draft is not open on this tablet. Open its record again.");
    if (found->second.stale)
        if (auto read = readRecord(found->second); !read)
            return read.error();
    return &found->second;
}

Result<OpenDraft*> CaptureDesk::on(
    const RecordId& record, const FormLibrary::Form& form, const std::optional<Reference>& about) {
    for (auto& [handle, open] : open_)
        if (open.draft.record == record) {
            if (auto read = readRecord(open); !read)
                return read.error();
            return &open;
        }
    auto kept = store_.drafts().on(record);
    if (!kept)
        return kept.error();
    OpenDraft open;
    open.form = form;
    if (*kept) {
        open.draft = **std::move(kept);
        auto startedWith = forms_.form(open.draft.form.hash);
        if (!startedWith)
            return startedWith.error();
        open.form = *startedWith;
    } else {
        open.draft.id = random_.id<DraftId>();
        open.draft.record = record;
        open.draft.form = {form->id(), form->hash()};
        open.draft.about = about;
        open.draft.startedAt = open.draft.changedAt = clock_.now();
    }
    open.handle = open.draft.id;
    if (auto read = readRecord(open); !read)
        return read.error();
    return &open_.insert_or_assign(open.handle, std::move(open)).first->second;
}

Result<OpenDraft*> CaptureDesk::onExisting(const RecordId& record) {
    auto has = store_.records().has(record);
    if (!has)
        return has.error();
    if (*has) {
        auto row = store_.records().row(record);
        if (!row)
            return row.error();
        auto form = forms_.form(row->form.hash);
        if (!form)
            return form.error();
        return on(record, *form, std::nullopt);
    }
    auto kept = store_.drafts().on(record);
    if (!kept)
        return kept.error();
    if (!*kept)
        return fail(ErrorCode::NotFound, "There is no record of that id on this tablet.");
    auto form = forms_.form((*kept)->form.hash);
    if (!form)
        return form.error();
    return on(record, *form, (*kept)->about);
}

void CaptureDesk::beginAnew(OpenDraft& open) {
    open.draft.id = random_.id<DraftId>();
    open.draft.answers.clear();
    open.draft.undo.clear();
    open.draft.revision = 0;
    open.draft.startedAt = open.draft.changedAt = clock_.now();
    open.stale = true;
}

Status CaptureDesk::readRecord(OpenDraft& open) {
    auto record = writer_.read(open.draft.record);
    if (!record)
        return record.error();
    open.record = *std::move(record);
    auto standing = standingOf(*open.form, open.record.shown, writer_.author().officer, writer_.officerOf());
    open.standing = std::move(standing.answers);
    open.submitted = open.draft.amending = standing.submitted;
    if (!open.draft.about)
        open.draft.about = std::move(standing.about);
    open.stale = false;
    return success();
}

} // namespace seenheard
