#pragma once

#include "app/services/LocalKnowledge.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// Clocks that a record started at that moment, still running or overdue for less than two weeks.
[[nodiscard]] std::vector<Consequence> runningClocks(const FormDefinition& form, const Answers& known,
    const Instant& startedAt, const Instant& now, const LocalFacts& local);

/// What the server has seen to: its time has come, and the server has the record.
[[nodiscard]] bool isSeenTo(const Consequence& clock, bool unsent, const Instant& now);

/// The same of a whole record, as this tablet knows what is around it; without what the server has seen to.
[[nodiscard]] Result<std::vector<Consequence>> runningClocks(
    LocalKnowledge& around, const RecordView& view, const Instant& now);

/// When a record was first written.
[[nodiscard]] Instant startOf(const RecordView& view);

} // namespace seenheard
