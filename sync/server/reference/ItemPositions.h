#pragma once

#include <string_view>
#include <vector>

namespace seenheard {

/// One element of a JSON array, as it stands there.
struct ArrayElement {
    std::size_t line = 0;
    std::string_view text; ///< Of the array's; may end with white space.
};

/// The elements of an array, one after the other, so that a long one is never in memory as objects. The text must be
/// valid JSON.
[[nodiscard]] std::vector<ArrayElement> elementsOf(std::string_view array);
/// The line, counted from 1, on which each element of a JSON array begins. The text must be valid JSON.
[[nodiscard]] std::vector<std::size_t> linesOfElements(std::string_view array);

} // namespace seenheard
