#pragma once

#include "app/services/RecordView.h"
#include "sync/rules/ReviewReasons.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// An answer that a supervisor returned with a question, and what became of it.
struct ReturnedAnswer {
    RecordId review;
    ItemId item;
    RecordId record;   ///< That the answer stands in.
    std::string title; ///< Of that record.
    std::string path;  ///< Of the answer.
    std::string label; ///< "RA, 3: How did the child seem?"
    std::string question;
    std::string askedBy;
    Instant askedAt;
    OfficerId returnedTo;
    std::string returnedToName;
    std::string asRead;   ///< Digest of what stood there when it was asked.
    std::string stands;   ///< What stands there now, in words; empty where nothing does.
    bool changed = false; ///< Something stands there that did not when it was asked.
    std::string reply;    ///< What the officer said to it without changing the record.
    std::string repliedBy;
    bool settled = false; ///< The supervisor has read what came back.

    [[nodiscard]] bool answered() const { return changed || !reply.empty(); }
};

/// What a supervisor said of a record, for one who wrote it.
struct ReviewFeedback {
    RecordId review;
    RecordId record;
    ItemId author; ///< The item that says whether this officer has read it.
    std::string title;
    std::string by;
    Instant at;
    std::string words; ///< Empty where only questions came.
    bool acknowledged = false;
};

/// A reason for its place in the queue, with the child it is about in short ("RA, 3"; empty for the whole record).
struct ReviewCause {
    ReviewReason::Kind kind;
    std::string child;
    std::string words;
};

/// Where a record is between its officer and the supervisor.
enum class ReviewStage {
    Answered, ///< An answer to a question came back and nobody has read it.
    ToReview,
    Waiting ///< Reviewed; a question is still open.
};

/// One record in the supervisor's queue.
struct ReviewLine {
    RecordSummary record;
    std::string author;
    Instant finishedAt;
    ReviewStage stage = ReviewStage::ToReview;
    std::optional<Instant> due;      ///< When it has to be read (R22); nothing once it was.
    std::vector<ReviewCause> causes; ///< In the order of their kinds.
    std::vector<Consequence> clocks; ///< That run for it, soonest first.
    std::vector<ReturnedAnswer> returned;
    bool begun = false;   ///< A review of it is being written.
    bool changed = false; ///< It was reviewed, and says something else since.
};

/// How much waits, for who has not looked at it yet.
struct ReviewCounts {
    bool reviews = false;
    std::size_t toReview = 0;
    std::size_t overdue = 0;
    std::size_t cameBack = 0;
    std::size_t questions = 0; ///< To this officer.
    std::size_t feedback = 0;
};

/// What waits between officers and their supervisors; both sides of it.
class ReviewService {
public:
    virtual ~ReviewService() = default;

    /// Whether this officer reviews what others write.
    [[nodiscard]] virtual bool reviews() const = 0;
    /// Finished records of others that nobody has reviewed, and those that wait for an answer: answers that came back
    /// first, then by risk left behind, children not seen, no receipt, then by clocks, then thin records. Empty for
    /// one who does not review.
    [[nodiscard]] virtual Result<std::vector<ReviewLine>> queue() = 0;
    /// Questions to this officer that are neither answered nor settled, oldest first.
    [[nodiscard]] virtual Result<std::vector<ReturnedAnswer>> asked() = 0;
    /// What supervisors said of this officer's records and he has not read, oldest first.
    [[nodiscard]] virtual Result<std::vector<ReviewFeedback>> feedback() = 0;
    [[nodiscard]] virtual Result<ReviewCounts> counts() = 0;
    /// What one record could say and does not. NotFound where it is not here.
    [[nodiscard]] virtual Result<std::vector<Missing>> gaps(const RecordId& record) = 0;
};

} // namespace seenheard
