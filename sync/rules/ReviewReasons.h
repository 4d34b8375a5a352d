#pragma once

#include "sync/forms/Answers.h"

#include <optional>
#include <string>
#include <vector>

namespace seenheard {

/// Why a record stands where it does in a supervisor's queue: words, never a number. In the order in which the queue
/// goes (DOMAIN 3.7).
struct ReviewReason {
    enum class Kind {
        RiskLeftBehind, ///< R7, or who was left caring.
        NotSeen,        ///< R2.
        NoReceipt,      ///< A referral is owed, and nobody has confirmed that it arrived.
        Thin            ///< The record does not bring the child to life.
    };

    Kind kind = Kind::Thin;
    std::string words;
    std::optional<ItemId> child; ///< Whom it is about; nothing for the whole record, or its only child.

    bool operator==(const ReviewReason&) const = default;
};

/// Pure. What one record says by itself; whether its referral arrived stands in another record. Known answers,
/// calculated and loaded ones too.
[[nodiscard]] std::vector<ReviewReason> reviewReasons(
    const FormDefinition& form, const Answers& answers, const Instant& finishedAt);

} // namespace seenheard
