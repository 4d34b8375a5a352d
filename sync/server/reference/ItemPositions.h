#pragma once

#include <string_view>
#include <vector>

namespace seenheard {

/// The line, counted from 1, on which each element of a JSON array begins. The text must be valid JSON.
[[nodiscard]] std::vector<std::size_t> linesOfElements(std::string_view array);

} // namespace seenheard
