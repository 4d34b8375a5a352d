#pragma once

#include "app/services/Tablet.h"

namespace seenheard {

/// What commands print for a person, without --json. Each ends with a line feed.
[[nodiscard]] std::string textOf(const RecordSummary& summary);
[[nodiscard]] std::string textOf(const RecordView& view);
[[nodiscard]] std::string textOf(const HistoryRow& row);
[[nodiscard]] std::string textOf(const DifferenceView& difference);
[[nodiscard]] std::string textOf(const ExchangeReport& report);
[[nodiscard]] std::string textOf(const FormDefinition& form);
[[nodiscard]] std::string textOf(const Enrolment& who, const SendingStatus& status, std::size_t differences);
[[nodiscard]] std::string textOf(const IntegrityStatus& status);

} // namespace seenheard
