#pragma once

#include <string>
#include <string_view>

namespace seenheard {

/// How a plain word of a name sounds in English, by NYSIIS (New York State Identification and Intelligence System,
/// 1970), with y heard as a vowel: "hussain" and "hussein" are one code, "robin" and "robyn" too. Empty for what holds
/// no Latin letter.
[[nodiscard]] std::string nameSound(std::string_view plainWord);

} // namespace seenheard
