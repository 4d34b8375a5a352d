#pragma once

#include "app/services/ReviewService.h"

namespace seenheard {

/// What stands in an answer, or in a list of answers, of a record as it is read.
struct StandingAnswer {
    std::string label;  ///< "RA, 3: How did the child seem?"
    std::string words;  ///< Empty where nothing stands.
    std::string digest; ///< Of the operations that stand: another once anything there changed. Hexadecimal.
    OfficerId officer;  ///< Who is asked about it: whose words stand first, else who finished the record.
    std::string officerName;
    bool verbatim = false; ///< Somebody's own words stand there, or are asked for.
    bool obtained = false; ///< Something stands there that is not "not obtained".
};

/// Pure. UnknownField where the record's form has nothing at that path.
[[nodiscard]] Result<StandingAnswer> standingAnswer(const RecordView& record, std::string_view path);

/// The questions of one review, without what stands in the record that it is of.
[[nodiscard]] std::vector<ReturnedAnswer> returnedIn(const RecordView& review);
/// What one review tells those who wrote the record, one row an author.
[[nodiscard]] std::vector<std::pair<OfficerId, ReviewFeedback>> feedbackIn(const RecordView& review);
/// The record that a review is of.
[[nodiscard]] std::optional<RecordId> reviewedBy(const RecordView& review);

/// The answers that a review returns, by their paths.
[[nodiscard]] std::set<std::string> returnedBy(const FormDefinition& review, const Answers& answers);
/// Of what stands in a record, but for what was returned, whose changes come back by themselves.
[[nodiscard]] std::string digestOf(const RecordView& record, const std::set<std::string>& returned);
/// What stood in the record when its review was finished, as `digestOf` says it; empty where it does not say.
[[nodiscard]] std::string readBy(const RecordView& review);

/// When somebody said last that the record is finished, and who; nothing where nobody did.
struct Finished {
    Instant at;
    OfficerId officer;
    std::string officerName;
};
[[nodiscard]] std::optional<Finished> finishedIn(const RecordView& record);

} // namespace seenheard
