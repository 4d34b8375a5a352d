#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace seenheard {

/// Number of code points; nothing if the text is not valid UTF-8.
[[nodiscard]] std::optional<std::size_t> codePointsIn(std::string_view text);

/// The code points; nothing if the text is not valid UTF-8.
[[nodiscard]] std::optional<std::u32string> lettersOf(std::string_view text);

/// Could be a name in a definition: lower case letters, digits and underscores, at most 40.
[[nodiscard]] bool looksLikeName(std::string_view text);

/// The text in quotes if it could be a name, else a phrase that gives nothing away.
[[nodiscard]] std::string quotedIfName(std::string_view text);

} // namespace seenheard
