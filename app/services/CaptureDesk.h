#pragma once

#include "app/services/CaptureService.h"
#include "app/services/DraftAnswers.h"
#include "app/services/EntryWriter.h"
#include "app/services/FormLibrary.h"

namespace seenheard {

/// What is being written right now: each record's draft under the handle that screens hold. The draft on disk gets a
/// new id with each entry; the handle stays.
struct OpenDraft {
    DraftId handle;
    Draft draft;
    FormLibrary::Form form;
    WritableRecord record;
    Answers standing; ///< This officer's answers that are entries already.
    bool submitted = false;
    bool stale = false; ///< An entry was written since the record was read.
};

/// Keeps the open drafts of one officer, one a record, and brings them back from the store.
class CaptureDesk {
public:
    CaptureDesk(TabletStore& store, FormLibrary& forms, EntryWriter& writer, const TabletClock& clock, Random& random)
        : store_(store)
        , forms_(forms)
        , writer_(writer)
        , clock_(clock)
        , random_(random) {}

    /// NotFound for a handle that was never given out.
    [[nodiscard]] Result<OpenDraft*> byHandle(const DraftId& handle);
    /// The draft on a record: open, kept on disk, or begun now with that form.
    [[nodiscard]] Result<OpenDraft*> on(
        const RecordId& record, const FormLibrary::Form& form, const std::optional<Reference>& about);
    /// The draft on a record that exists or has a draft on disk; NotFound otherwise.
    [[nodiscard]] Result<OpenDraft*> onExisting(const RecordId& record);
    /// After an entry: begins an empty draft under the same handle. The record is read anew when it is next asked for,
    /// which is no part of the save.
    void beginAnew(OpenDraft& open);
    /// Nobody will ask for this one by its handle. What is on disk stays there.
    void close(const OpenDraft& open) { open_.erase(DraftId(open.handle)); }
    [[nodiscard]] std::size_t size() const { return open_.size(); }

private:
    [[nodiscard]] Status readRecord(OpenDraft& open);

    TabletStore& store_;
    FormLibrary& forms_;
    EntryWriter& writer_;
    const TabletClock& clock_;
    Random& random_;
    std::map<DraftId, OpenDraft> open_;
};

} // namespace seenheard
