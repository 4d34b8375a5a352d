#pragma once

#include "app/services/RecordView.h"
#include "sync/forms/Completeness.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// A draft being written: this officer's own answers on one record, as they stand.
struct DraftView {
    DraftId id;
    RecordId record;
    std::shared_ptr<const FormDefinition> form;
    std::optional<Reference> about;
    std::string title;
    Answers answers;       ///< Own answers, committed or not.
    Evaluation evaluation; ///< What is asked and what is missing.
    std::string place;     ///< Where the officer left off: path of the field, for coming back.
    bool amending = false; ///< The record was submitted before: commits need a reason.
    std::uint32_t revision = 0;
    bool photographsAllowed = false; ///< By the force's settings.
    bool drawingsAllowed = false;
};

/// The flags that an officer was shown before going in, and when the data was true.
struct FlagsSeen {
    std::vector<std::string> names; ///< Flag::name of each; none where there was no flag in the data.
    std::int64_t asAtMs = 0;        ///< Server time.
};

/// Everything that writes words: drafts, entries, submit, amend, withdraw. Every answer is on disk and in the
/// black box when a call returns success.
class CaptureService {
public:
    virtual ~CaptureService() = default;

    /// Starts a record or comes back to this officer's draft of it. With `about`, the record's id is derived
    /// from it, so that two tablets meet on one record. What was `seen` before a new record is answered by itself.
    [[nodiscard]] virtual Result<DraftView> start(std::string_view formId, const std::optional<Reference>& about,
        const std::optional<FlagsSeen>& seen = std::nullopt) = 0;
    /// Starts what follows from a record, or comes back to it: a referral, a meeting, a review. What the source says is
    /// carried over. Two officers who refer one record meet on one referral.
    [[nodiscard]] virtual Result<DraftView> startFrom(std::string_view formId, const RecordId& source) = 0;
    /// Opens a draft on an existing record (coming back, amending).
    [[nodiscard]] virtual Result<DraftView> open(const RecordId& record) = 0;
    [[nodiscard]] virtual Result<DraftView> draft(const DraftId& draft) = 0;

    /// One answer given. Checked against the form first; durable on return.
    [[nodiscard]] virtual Result<DraftView> answer(
        const DraftId& draft, const RegisterKey& key, const Value& value, std::string_view place) = 0;
    /// A new item of a list with its first answers; a picked reference derives its id.
    [[nodiscard]] virtual Result<std::pair<DraftView, ItemId>> addItem(const DraftId& draft, std::string_view listPath,
        const std::optional<Reference>& picked, const Answers& first) = 0;
    /// Takes this officer's own answers of an item back, with a reason where some were committed.
    [[nodiscard]] virtual Result<DraftView> withdrawItem(
        const DraftId& draft, std::string_view listPath, const ItemId& item, std::string_view reason) = 0;
    /// Undoes the last answer of this draft; nothing to undo is no error.
    [[nodiscard]] virtual Result<DraftView> undo(const DraftId& draft) = 0;

    /// Makes the draft one entry, unfinished (leaving Capture, locking). Nothing new: no entry.
    [[nodiscard]] virtual Status commit(const DraftId& draft, std::string_view reason) = 0;
    /// Hard rules first (RuleBroken lists what is owed), then one entry that says "I have finished". Where a rule asks
    /// for a referral (R7, R8) it is drafted with what carries over, as an entry of its own that travels at once.
    [[nodiscard]] virtual Status submit(const DraftId& draft, std::string_view reason) = 0;

    /// For scripts: all answers of a JSON object at once, saved as one unfinished entry.
    [[nodiscard]] virtual Result<RecordId> record(
        std::string_view formId, std::string_view answersJson, const std::optional<Reference>& about) = 0;
    [[nodiscard]] virtual Status amend(
        const RecordId& record, std::string_view answersJson, std::string_view reason) = 0;
    [[nodiscard]] virtual Status submitRecord(const RecordId& record) = 0;

    /// What this record starts, as it stands in the draft.
    [[nodiscard]] virtual Result<std::vector<Consequence>> whatFollows(const DraftId& draft) = 0;
    [[nodiscard]] virtual Result<std::vector<Missing>> hindrances(const DraftId& draft) = 0;
};

} // namespace seenheard
