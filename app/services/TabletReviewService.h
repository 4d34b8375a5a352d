#pragma once

#include "app/services/Directory.h"
#include "app/services/FormLibrary.h"
#include "app/services/LocalKnowledge.h"
#include "app/services/RecordService.h"
#include "app/services/ReviewService.h"
#include "app/storage/TabletTables.h"
#include "platform/base/Clock.h"

#include <map>

namespace seenheard {

/// The supervisor's queue and the officer's questions, from the records on this tablet. What was read of a record is
/// kept for as long as nothing more is written in it.
class TabletReviewService final : public ReviewService {
public:
    struct Parts {
        TabletTables& tables;
        FormLibrary& forms;
        RecordService& records;
        LocalKnowledge& local;
        const Directory& directory;
        const Clock& clock;
        SignerCertificate me;
    };
    explicit TabletReviewService(Parts parts) : parts_(std::move(parts)) {}

    [[nodiscard]] bool reviews() const override;
    [[nodiscard]] Result<std::vector<ReviewLine>> queue() override;
    [[nodiscard]] Result<std::vector<ReturnedAnswer>> asked() override;
    [[nodiscard]] Result<std::vector<ReviewFeedback>> feedback() override;
    [[nodiscard]] Result<ReviewCounts> counts() override;
    [[nodiscard]] Result<std::vector<Missing>> gaps(const RecordId& record) override;

private:
    /// What one review says.
    struct Review {
        RecordLine line; ///< Of the review, as it was read.
        std::optional<RecordId> record;
        std::vector<ReturnedAnswer> returned;
        std::string asRead; ///< What stood in the record when it was finished.
        std::vector<std::pair<OfficerId, ReviewFeedback>> feedback;
    };
    /// How far a referral has come.
    struct Referral {
        RecordLine line;
        std::vector<RecordId> sources;
        bool receipt = false;
    };
    /// What the queue says of a finished record by itself.
    struct Finding {
        RecordLine line;
        OfficerId author;
        std::string authorName;
        Instant finishedAt;
        std::optional<Instant> due;
        std::vector<ReviewCause> causes;
        std::vector<Consequence> clocks;
        bool owesReferral = false;
    };

    /// Whether a reviewed record says something else now; as both were when it was looked at.
    struct Compared {
        RecordLine record;
        RecordLine review;
        bool changed = false;
    };

    [[nodiscard]] std::int64_t oldestMs() const;
    /// What every officer may be asked: reads reviews and referrals only.
    [[nodiscard]] Status lookAtReviews();
    /// What a supervisor has in the queue.
    [[nodiscard]] Status lookAtRecords();
    [[nodiscard]] Status takeReview(const RecordRow& row);
    [[nodiscard]] Status takeReferral(const RecordRow& row);
    [[nodiscard]] Result<const Finding*> findingOf(const RecordRow& row);
    [[nodiscard]] Result<Finding> find(const RecordRow& row);
    [[nodiscard]] std::optional<ReviewCause> missingReceipt(const RecordId& record) const;
    [[nodiscard]] Result<bool> changedSince(const RecordRow& row, const Review& review);
    [[nodiscard]] Result<std::vector<ReturnedAnswer>> withWhatStands(std::vector<ReturnedAnswer> returned);

    Parts parts_;
    std::vector<RecordRow> rows_; ///< As they were looked at last.
    std::map<RecordId, Review> reviews_;
    std::map<RecordId, Referral> referrals_;
    std::map<RecordId, Finding> findings_;
    std::map<RecordId, std::optional<Compared>> compared_;
};

} // namespace seenheard
