#include "sync/forms/Utf8.h"

#include <algorithm>
#include <cstdint>

namespace seenheard {
namespace {

/// Octets of the sequence that starts here, 0 if it is not valid (RFC 3629: no surrogates, no overlong forms).
std::size_t sequenceAt(std::string_view text, std::size_t at) {
    const auto octet = [&](std::size_t offset) {
        return at + offset < text.size() ? static_cast<std::uint8_t>(text[at + offset]) : std::uint8_t{0};
    };
    const auto continues = [&](std::size_t offset) { return (octet(offset) & 0xC0) == 0x80; };
    const std::uint8_t first = octet(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && octet(1) < 0xA0;
        const bool surrogate = first == 0xED && octet(1) > 0x9F;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && octet(1) < 0x90;
        const bool beyond = first == 0xF4 && octet(1) > 0x8F;
        return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

} // namespace

std::optional<std::size_t> codePointsIn(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const std::size_t length = sequenceAt(text, at);
        if (length == 0)
            return std::nullopt;
        at += length;
    }
    return count;
}

std::optional<std::u32string> lettersOf(std::string_view text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceAt(text, at);
        if (length == 0)
            return std::nullopt;
        const auto first = static_cast<std::uint8_t>(text[at]);
        char32_t letter = length == 1 ? first : first & (0xFFU >> (length + 1));
        for (std::size_t offset = 1; offset < length; ++offset)
            letter = (letter << 6U) | (static_cast<std::uint8_t>(text[at + offset]) & 0x3FU);
        letters += letter;
        at += length;
    }
    return letters;
}

bool looksLikeName(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    });
}

std::string quotedIfName(std::string_view text) {
    return looksLikeName(text) ? "'" + std::string(text) + "'" : "what is given";
}

} // namespace seenheard
