#pragma once

#include "app/services/LocalKnowledge.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// Clocks that a record started at that moment, still running or overdue for less than two weeks.
[[nodiscard]] std::vector<Consequence> runningClocks(const FormDefinition& form, const Answers& known,
    const Instant& startedAt, const Instant& now, const LocalFacts& local);

/// The same of a whole record, as this tablet knows what is around it.
[[nodiscard]] Result<std::vector<Consequence>> runningClocks(
    LocalKnowledge& around, const RecordView& view, const Instant& now);

/// When a record was first written.
[[nodiscard]] Instant startOf(const RecordView& view);

} // namespace seenheard
