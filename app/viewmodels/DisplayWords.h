#pragma once

#include "app/services/RecordView.h"
#include "app/storage/StoreFinding.h"
#include "sync/protocol/Role.h"

#include <QString>
#include <string_view>

namespace seenheard {

/// How things are said to people: times as in the United Kingdom, where a record is, initials.
namespace display {

[[nodiscard]] QString text(std::string_view utf8);
[[nodiscard]] std::string utf8(const QString& text);

/// "21:04" today, "Sat 21 Nov, 21:04" on another day of `now`'s year, else with the year.
[[nodiscard]] QString moment(const Instant& when, const Instant& now);
[[nodiscard]] QString moment(std::int64_t utcMs, const Instant& now);
/// "21:04"
[[nodiscard]] QString timeOfDay(const Instant& when);
/// "Same name, age fits": words that stand by themselves begin like a sentence.
[[nodiscard]] QString beginning(QString words);

/// "9 h ago", "3 min ago", "just now"
[[nodiscard]] QString ago(std::int64_t utcMs, const Instant& now);
/// "in 3 min", "in 71 h 20 min"; "overdue by 2 h"
[[nodiscard]] QString until(std::int64_t utcMs, const Instant& now);

/// "Officer", "PCSO"
[[nodiscard]] QString role(Role role);
/// What does not fit in the store.
[[nodiscard]] QString finding(FindingKind kind);

/// "On this tablet", "Received 21:04", "Held: …"
[[nodiscard]] QString sending(const RecordSummary& record, const Instant& now);
/// "here", "received", "applied" or "held": for the theme to choose a colour by.
[[nodiscard]] QString sendingKind(SendingState state);

} // namespace display

} // namespace seenheard
