#pragma once

#include <string>
#include <string_view>

namespace seenheard {

/// A name as definitions write it: small letters, digits and `_`, at most 40. The same name gives the same each time;
/// empty where nothing of it can be kept.
[[nodiscard]] std::string nameFrom(std::string_view given);
/// Likewise for a question, whose name must not be one that every record keeps for itself.
[[nodiscard]] std::string questionNameFrom(std::string_view given);

} // namespace seenheard
