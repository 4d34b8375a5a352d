#pragma once

#include <string_view>

namespace seenheard {

/// Whether two plain given names are in common use for one another in England ("alfie" and "alfred"). A short list that
/// claims only what is usual; what it does not know is left to sound and spelling.
[[nodiscard]] bool isSameGivenName(std::string_view left, std::string_view right);

} // namespace seenheard
