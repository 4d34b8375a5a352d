#pragma once

#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// R22: until when a supervisor has read a record.
struct ReviewClock {
    Instant due;               ///< As London's clocks show it.
    bool beforeSchool = false; ///< The school is told then, which is sooner than a shift.

    bool operator==(const ReviewClock&) const = default;
};

/// Twelve elapsed hours from when it was submitted, and before 07:30 of the day on which a school is told. `follows` is
/// what the record starts by the other rules.
[[nodiscard]] ReviewClock reviewClock(const Instant& submittedAt, const std::vector<Consequence>& follows);

} // namespace seenheard
