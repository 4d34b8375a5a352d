#pragma once

#include <set>
#include <string>
#include <string_view>

namespace seenheard {

/// What every word of an officer begins with; a number of its own follows.
constexpr std::string_view canary = "seen-and-heard-canary ";

/// Adds the numbers of all canaries in these octets.
void collectCanaries(std::string_view octets, std::set<std::string>& found);

} // namespace seenheard
