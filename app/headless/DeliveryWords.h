#pragma once

#include "app/headless/Commands.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// What `deliver` says of one profile, for programs and for people.
[[nodiscard]] nlohmann::ordered_json jsonOf(const DeliveredProfile& delivered);
[[nodiscard]] std::string textOf(const DeliveredProfile& delivered);

} // namespace seenheard
