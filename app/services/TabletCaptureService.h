#pragma once

#include "app/services/CaptureDesk.h"
#include "app/services/CarryOver.h"
#include "app/services/DraftViewBuilder.h"
#include "app/services/ReferenceService.h"
#include "sync/protocol/Identity.h"

namespace seenheard {

/// Writing on the tablet's store.
class TabletCaptureService final : public CaptureService {
public:
    struct Parts {
        TabletStore& store;
        FormLibrary& forms;
        EntryWriter& writer;
        ReferenceService& reference;
        RecordService& records;
        LocalKnowledge& local;
        const Directory& directory;
        const TabletClock& clock;
        Random& random;
        const SigningKey& key;
    };

    explicit TabletCaptureService(const Parts& parts);

    [[nodiscard]] Result<DraftView> start(std::string_view formId, const std::optional<Reference>& about,
        const std::optional<FlagsSeen>& seen = std::nullopt) override;
    [[nodiscard]] Result<DraftView> startFrom(std::string_view formId, const RecordId& source) override;
    [[nodiscard]] Result<DraftView> open(const RecordId& record) override;
    [[nodiscard]] Result<DraftView> draft(const DraftId& draft) override;
    [[nodiscard]] Result<DraftView> answer(
        const DraftId& draft, const RegisterKey& key, const Value& value, std::string_view place) override;
    [[nodiscard]] Result<std::pair<DraftView, ItemId>> addItem(const DraftId& draft, std::string_view listPath,
        const std::optional<Reference>& picked, const Answers& first) override;
    [[nodiscard]] Result<DraftView> withdrawItem(
        const DraftId& draft, std::string_view listPath, const ItemId& item, std::string_view reason) override;
    [[nodiscard]] Result<DraftView> undo(const DraftId& draft) override;
    [[nodiscard]] Status commit(const DraftId& draft, std::string_view reason) override;
    [[nodiscard]] Status submit(const DraftId& draft, std::string_view reason) override;
    [[nodiscard]] Result<RecordId> record(
        std::string_view formId, std::string_view answersJson, const std::optional<Reference>& about) override;
    [[nodiscard]] Status amend(const RecordId& record, std::string_view answersJson, std::string_view reason) override;
    [[nodiscard]] Status submitRecord(const RecordId& record) override;
    [[nodiscard]] Result<std::vector<Consequence>> whatFollows(const DraftId& draft) override;
    [[nodiscard]] Result<std::vector<Missing>> hindrances(const DraftId& draft) override;

private:
    /// Refers to the draft, which must outlive it.
    [[nodiscard]] DraftViewBuilder builderOf(const OpenDraft& open) const;
    [[nodiscard]] ItemIds itemIdsFor(const RecordId& record);
    [[nodiscard]] Result<OpenDraft*> begin(
        std::string_view formId, const std::optional<Reference>& about, const std::optional<FlagsSeen>& seen);
    [[nodiscard]] Status mayStart(std::string_view formId, const RecordId& record);
    [[nodiscard]] Status prefill(OpenDraft& open, const std::optional<FlagsSeen>& seen);
    /// Saves a changed draft; on failure the draft is as it was before.
    /// The draft of what follows from a record, with what carries over from it.
    [[nodiscard]] Result<OpenDraft*> beginFrom(std::string_view formId, const RecordId& source);
    /// Submits, and drafts the referral that is owed.
    [[nodiscard]] Status finish(OpenDraft& open, std::string_view reason);
    /// A review says what stood in the record that it is of, so that a later change is seen.
    [[nodiscard]] Status noteWhatStands(OpenDraft& review);
    [[nodiscard]] Result<std::vector<Consequence>> followsFrom(const OpenDraft& open);
    [[nodiscard]] Status draftReferral(const RecordId& source);
    /// What the thing that a record is about leads to: where it is, who lives there.
    [[nodiscard]] Result<Answers> alsoKnown(const OpenDraft& open, const ReferenceItem& about);
    [[nodiscard]] Status keep(OpenDraft& open, Draft changed);
    [[nodiscard]] Status takeIn(OpenDraft& open, std::string_view answersJson);
    /// Takes answers in and makes them an entry; on failure the draft is as it was before.
    [[nodiscard]] Status commitAnswers(OpenDraft& open, std::string_view answersJson, std::string_view reason);
    [[nodiscard]] Status commitDraft(OpenDraft& open, std::string_view reason, bool submitting);

    Parts parts_;
    Identity identity_;
    CaptureDesk desk_;
    CarryOver carryOver_;
};

} // namespace seenheard
