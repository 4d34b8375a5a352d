#pragma once

#include "app/services/IntegrityService.h"
#include "app/services/RecordView.h"
#include "app/services/ReferenceService.h"
#include "app/services/StandingService.h"
#include "app/services/SyncService.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// What commands print with --json; docs/headless.md is its contract.
[[nodiscard]] nlohmann::ordered_json jsonOf(const RecordSummary& summary);
[[nodiscard]] nlohmann::ordered_json jsonOf(const RecordView& view);
[[nodiscard]] nlohmann::ordered_json jsonOf(const FieldView& field);
[[nodiscard]] nlohmann::ordered_json jsonOf(const HistoryRow& row);
[[nodiscard]] nlohmann::ordered_json jsonOf(const DifferenceView& difference);
[[nodiscard]] nlohmann::ordered_json jsonOf(const ReferenceItem& item);
[[nodiscard]] nlohmann::ordered_json jsonOf(const ExchangeReport& report);
[[nodiscard]] nlohmann::ordered_json jsonOf(const SendingStatus& status);
[[nodiscard]] nlohmann::ordered_json jsonOf(const IntegrityStatus& status);
[[nodiscard]] nlohmann::ordered_json jsonOf(const TabletStanding& standing);
[[nodiscard]] nlohmann::ordered_json jsonOf(const FormDefinition& form);

} // namespace seenheard
