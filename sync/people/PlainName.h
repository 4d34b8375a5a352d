#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seenheard {

/// The words of a name or an address as they are compared: lower case, accents of Latin letters and apostrophes gone,
/// split at all that is no letter or digit. Letters of other scripts stay as they are.
[[nodiscard]] std::vector<std::string> plainWords(std::string_view text);

/// A whole name taken apart. One word alone is a given name: children say that one.
struct PlainName {
    std::vector<std::string> given;
    std::vector<std::string> surname; ///< The parts of a double-barrelled one.

    bool operator==(const PlainName&) const = default;
};

/// "Robin James Ashworth-Lee", "Ashworth, Robin". Words that name nobody ("baby", "unknown") are left out.
[[nodiscard]] PlainName plainName(std::string_view wholeName);

/// The words of one part of a name, without those that name nobody.
[[nodiscard]] std::vector<std::string> plainNameWords(std::string_view part);

} // namespace seenheard
