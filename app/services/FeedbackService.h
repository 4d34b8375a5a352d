#pragma once

#include "app/services/CaptureService.h"

namespace seenheard {

/// What goes between a supervisor and an officer about one record: a question, a reply, and that each was read. Entries
/// on the review like any other; nothing replaces anything.
class FeedbackService {
public:
    virtual ~FeedbackService() = default;

    /// Returns an answer with a question, in the review that is being written; who wrote it is asked. An answer that
    /// is returned already stays so.
    [[nodiscard]] virtual Result<DraftView> returnAnswer(const DraftId& review, std::string_view path) = 0;
    /// The officer has nothing to change in the record, and says why. InvalidInput without words.
    [[nodiscard]] virtual Status reply(const RecordId& review, const ItemId& question, std::string_view words) = 0;
    /// The officer has read what the supervisor said.
    [[nodiscard]] virtual Status acknowledge(const RecordId& review, const ItemId& author) = 0;
    /// The supervisor has read what came back.
    [[nodiscard]] virtual Status settle(const RecordId& review, const ItemId& question) = 0;
};

} // namespace seenheard
