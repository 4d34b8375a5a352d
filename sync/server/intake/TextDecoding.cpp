#include "sync/server/intake/TextDecoding.h"

#include "sync/forms/Utf8.h"

#include <array>

namespace seenheard {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// Octets 0x80 to 0x9F of Windows-1252; 0 where it has no letter. All others are what they are in Unicode.
constexpr std::array<char32_t, 32> windowsLetters{0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6,
    0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

Error notText(const std::string& what) {
    return fail(ErrorCode::Malformed, what + " Export it again as UTF-8.");
}

void put(std::string& text, char32_t letter) {
    const auto octet = [&text](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    if (letter < 0x80) {
        octet(letter);
    } else if (letter < 0x800) {
        octet(0xC0U | (letter >> 6U));
        octet(0x80U | (letter & 0x3FU));
    } else if (letter < 0x10000) {
        octet(0xE0U | (letter >> 12U));
        octet(0x80U | ((letter >> 6U) & 0x3FU));
        octet(0x80U | (letter & 0x3FU));
    } else {
        octet(0xF0U | (letter >> 18U));
        octet(0x80U | ((letter >> 12U) & 0x3FU));
        octet(0x80U | ((letter >> 6U) & 0x3FU));
        octet(0x80U | (letter & 0x3FU));
    }
}

Result<std::string> fromUtf16(BytesView octets, bool bigEndian) {
    if (octets.size() % 2 != 0)
        return notText("The file is UTF-16 and ends in the middle of a letter: it did not come whole.");
    const auto unit = [&](std::size_t at) {
        const char32_t first = octets[at];
        const char32_t second = octets[at + 1];
        return bigEndian ? (first << 8U) | second : (second << 8U) | first;
    };
    std::string text;
    for (std::size_t at = 2; at < octets.size(); at += 2) {
        auto letter = unit(at);
        if (letter == 0)
            return notText("The file is no text: a letter of it is zero, at octet " + std::to_string(at + 1) + ".");
        if (letter >= 0xD800 && letter < 0xE000) {
            const char32_t low = letter < 0xDC00 && at + 2 < octets.size() ? unit(at + 2) : 0;
            if (low < 0xDC00 || low >= 0xE000)
                return notText("The file is UTF-16 with half a letter at octet " + std::to_string(at + 1) + ".");
            letter = 0x10000 + ((letter - 0xD800) << 10U) + (low - 0xDC00);
            at += 2;
        }
        put(text, letter);
    }
    return text;
}

/// How many octets follow the first one of a letter in UTF-8; 0 where it begins none.
std::size_t followers(unsigned char first) {
    return first >= 0xF0 && first <= 0xF4 ? 3 : first >= 0xE0 ? (first < 0xF0 ? 2 : 0) : first >= 0xC2 ? 1 : 0;
}

/// Whether somewhere in it stands a letter of several octets as UTF-8 has it: chance hardly makes one.
bool hasUtf8Letter(BytesView octets) {
    for (std::size_t at = 0; at < octets.size(); ++at) {
        const auto wanted = followers(octets[at]);
        std::size_t found = 0;
        while (found < wanted && at + found + 1 < octets.size() && (octets[at + found + 1] & 0xC0U) == 0x80U)
            ++found;
        if (wanted > 0 && found == wanted)
            return true;
    }
    return false;
}

Result<std::string> fromWindows(BytesView octets) {
    std::string text;
    text.reserve(octets.size());
    for (std::size_t at = 0; at < octets.size(); ++at) {
        const auto octet = octets[at];
        const char32_t letter = octet >= 0x80 && octet < 0xA0 ? windowsLetters.at(octet - 0x80U) : octet;
        if (letter == 0)
            return notText("The file is neither UTF-8 nor Windows-1252 (octet " + std::to_string(at + 1) + ").");
        put(text, letter);
    }
    return text;
}

} // namespace

Result<DecodedText> decodedText(BytesView octets) {
    const auto given = textOf(octets);
    const bool little = given.starts_with("\xFF\xFE");
    if (little || given.starts_with("\xFE\xFF")) {
        auto text = fromUtf16(octets, !little);
        return text ? Result(DecodedText{*std::move(text), "UTF-16"}) : text.error();
    }
    if (const auto zero = given.find('\0'); zero != std::string_view::npos)
        return notText("The file is no text: octet " + std::to_string(zero + 1) + " is zero.");
    if (codePointsIn(given))
        return DecodedText{
            std::string(given.substr(given.starts_with(byteOrderMark) ? byteOrderMark.size() : 0)), "UTF-8"};
    if (hasUtf8Letter(octets))
        return notText("The file is partly UTF-8 and partly something else, so names in it would be read wrongly.");
    auto text = fromWindows(octets);
    return text ? Result(DecodedText{*std::move(text), "Windows-1252"}) : text.error();
}

} // namespace seenheard
