#pragma once

#include "sync/rules/Rules.h"

#include <set>

namespace seenheard {

/// The kinds of concern that a record tells of, by the names of a referral's choices. What somebody only feels is for
/// that officer to add.
[[nodiscard]] std::set<std::string> concernTypes(const ObservedRecord& record);

} // namespace seenheard
