#pragma once

#include "app/services/EntryWriter.h"
#include "app/services/FeedbackService.h"
#include "app/services/FormLibrary.h"
#include "app/services/RecordService.h"

namespace seenheard {

/// Questions and replies as entries of this officer.
class TabletFeedbackService final : public FeedbackService {
public:
    struct Parts {
        CaptureService& capture;
        RecordService& records;
        FormLibrary& forms;
        EntryWriter& writer;
        const TabletClock& clock;
    };
    explicit TabletFeedbackService(const Parts& parts) : parts_(parts) {}

    [[nodiscard]] Result<DraftView> returnAnswer(const DraftId& review, std::string_view path) override;
    [[nodiscard]] Status reply(const RecordId& review, const ItemId& question, std::string_view words) override;
    [[nodiscard]] Status acknowledge(const RecordId& review, const ItemId& author) override;
    [[nodiscard]] Status settle(const RecordId& review, const ItemId& question) override;

private:
    /// An answer of one item of the review.
    struct Said {
        std::string_view field;
        Value value;
    };
    [[nodiscard]] Status say(
        const RecordId& review, std::string_view list, const ItemId& item, const std::vector<Said>& said);

    Parts parts_;
};

} // namespace seenheard
