#include "sync/people/PlainName.h"

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

constexpr char32_t firstFolded = 0xC0;
/// The plain letter of each of U+00C0 to U+017F; a blank separates, a question mark stands for two letters.
constexpr std::string_view folded =
    "aaaaaa?ceeeeiiiidnooooo ouuuuy??aaaaaa?ceeeeiiiidnooooo ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnooooooo"
    "orrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(folded.size() == 0x180 - firstFolded);

constexpr std::array nobody{"baby", "unborn", "unknown", "child", "not", "given", "known", "mr", "mrs", "miss", "ms"};

std::string_view twoLetters(char32_t letter) {
    switch (letter) {
    case 0xC6:
    case 0xE6: return "ae";
    case 0xDE:
    case 0xFE: return "th";
    default: return "ss";
    }
}

/// One code point and its octets; what is no UTF-8 is one octet and U+FFFD.
std::pair<char32_t, std::size_t> letterAt(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80)
        return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC0 || at + length > text.size())
        return {0xFFFD, 1};
    char32_t letter = first & (0xFFU >> (length + 1));
    for (std::size_t next = 1; next < length; ++next)
        letter = (letter << 6U) | (static_cast<unsigned char>(text[at + next]) & 0x3FU);
    return {letter, length};
}

bool joinsWhatIsAround(char32_t letter) {
    return letter == '\'' || letter == '`' || letter == 0xB4 || letter == 0x2018 || letter == 0x2019
        || (letter >= 0x300 && letter <= 0x36F);
}

bool namesNobody(const std::string& word) {
    return std::find(nobody.begin(), nobody.end(), word) != nobody.end();
}

} // namespace

std::vector<std::string> plainWords(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto close = [&] {
        if (!word.empty())
            words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto [letter, length] = letterAt(text, at);
        if (letter >= 'A' && letter <= 'Z') {
            word += static_cast<char>(letter - 'A' + 'a');
        } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
            word += static_cast<char>(letter);
        } else if (letter >= firstFolded && letter < firstFolded + folded.size()) {
            const auto plain = folded[letter - firstFolded];
            if (plain == ' ')
                close();
            else if (plain == '?')
                word += twoLetters(letter);
            else
                word += plain;
        } else if (letter < 0xC0 || (letter >= 0x2000 && letter <= 0x206F) || letter == 0xFFFD) {
            if (!joinsWhatIsAround(letter))
                close();
        } else if (!joinsWhatIsAround(letter)) {
            word += text.substr(at, length);
        }
        at += length;
    }
    close();
    return words;
}

std::vector<std::string> plainNameWords(std::string_view part) {
    auto words = plainWords(part);
    std::erase_if(words, namesNobody);
    return words;
}

PlainName plainName(std::string_view wholeName) {
    if (const auto comma = wholeName.find(','); comma != std::string_view::npos) {
        PlainName name{plainNameWords(wholeName.substr(comma + 1)), plainNameWords(wholeName.substr(0, comma))};
        if (!name.surname.empty())
            return name;
    }
    // A surname is the last word, hyphens and all.
    const auto end = wholeName.find_last_not_of(' ');
    const auto last = end == std::string_view::npos ? end : wholeName.find_last_of(' ', end);
    if (last == std::string_view::npos)
        return {plainNameWords(wholeName), {}};
    PlainName name{plainNameWords(wholeName.substr(0, last)), plainNameWords(wholeName.substr(last + 1))};
    const bool oneWord = plainWords(wholeName.substr(0, last)).empty();
    if (oneWord)
        std::swap(name.given, name.surname);
    return name;
}

} // namespace seenheard
