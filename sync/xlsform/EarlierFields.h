#pragma once

#include "sync/xlsform/Finding.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace seenheard {

/// Adds to a definition's fields those of the version before that the workbook no longer has: what was published is
/// never removed. They are not asked any more and stay readable; a finding names each.
void keepEarlierFields(const nlohmann::ordered_json& before, nlohmann::ordered_json& form, Findings& findings);

} // namespace seenheard
