#pragma once

#include <string_view>

namespace seenheard {

/// Jaro-Winkler similarity of two texts, 0 to 1, with Winkler's usual prefix weight of 0.1 for up to four letters.
[[nodiscard]] double jaroWinkler(std::string_view left, std::string_view right);

/// Whether one slip makes one text of the other: a letter more, less or changed, or two neighbours swapped.
[[nodiscard]] bool isOneSlip(std::string_view left, std::string_view right);

} // namespace seenheard
