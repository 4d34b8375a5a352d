#pragma once

#include <string_view>

namespace seenheard {

constexpr std::string_view serverVersion = SEENHEARD_VERSION;

} // namespace seenheard
