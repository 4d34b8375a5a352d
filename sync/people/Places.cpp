#include "sync/people/Places.h"

#include "sync/people/TextSimilarity.h"

#include <algorithm>
#include <cctype>

namespace seenheard {

namespace {

constexpr double likeTown = 0.88; ///< Jaro-Winkler; a slip or two in the name of a town.

using Words = std::vector<std::string>;

bool hasDigit(const std::string& word) {
    return std::any_of(word.begin(), word.end(), [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

std::vector<Words> partsOf(std::string_view text) {
    std::vector<Words> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        auto words = plainWords(text.substr(0, comma));
        if (!words.empty())
            parts.push_back(std::move(words));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return parts;
}

std::string joined(const Words& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// "d", "dd", "dl", "ddl" … after one or two letters, then a digit and two letters.
bool isPostcode(std::string_view word) {
    if (word.size() < 5 || word.size() > 7)
        return false;
    const auto letter = [&](std::size_t at) { return std::isalpha(static_cast<unsigned char>(word[at])) != 0; };
    const auto end = word.size();
    return letter(0) && letter(end - 1) && letter(end - 2) && !letter(end - 3)
        && (!letter(1) || (!letter(2) && end > 5));
}

/// The first part that names a house, without the number: the street.
std::string streetIn(const std::vector<Words>& parts) {
    for (const auto& part : parts) {
        if (!std::any_of(part.begin(), part.end(), hasDigit))
            continue;
        Words street;
        std::copy_if(part.begin(), part.end(), std::back_inserter(street),
            [](const std::string& word) { return !hasDigit(word); });
        return joined(street);
    }
    return {};
}

/// The parts without a house in them, from the nearest outwards.
std::vector<std::string> townsIn(const std::vector<Words>& parts) {
    std::vector<std::string> towns;
    for (const auto& part : parts)
        if (std::none_of(part.begin(), part.end(), hasDigit))
            towns.push_back(joined(part));
    return towns;
}

PlaceLevel levelOf(const PersonPlace& left, const PersonPlace& right) {
    if (!left.id.empty() && left.id == right.id)
        return PlaceLevel::SameAddress;
    const auto leftParts = partsOf(left.text);
    const auto rightParts = partsOf(right.text);
    if (leftParts.empty() || rightParts.empty())
        return PlaceLevel::Missing;
    const auto street = streetIn(leftParts);
    const auto otherStreet = streetIn(rightParts);
    if (!street.empty() && leftParts.front() == rightParts.front())
        return PlaceLevel::SameAddress;
    if (const auto code = postcodeIn(left.text); !code.empty() && code == postcodeIn(right.text))
        return PlaceLevel::SamePostcode;
    if (!street.empty() && street == otherStreet)
        return PlaceLevel::SameStreet;
    const auto towns = townsIn(leftParts);
    const auto others = townsIn(rightParts);
    if (towns.empty() || others.empty())
        return PlaceLevel::Missing;
    if (towns.front() == others.front())
        return PlaceLevel::SameTown;
    // "Bradford" and "Shipley, Bradford" may be one place.
    for (const auto& town : towns)
        for (const auto& other : others)
            if (jaroWinkler(town, other) >= likeTown)
                return PlaceLevel::LikeTown;
    return PlaceLevel::Different;
}

} // namespace

std::string postcodeIn(std::string_view text) {
    const auto words = plainWords(text);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (hasDigit(words[at]) && isPostcode(words[at]))
            return words[at];
        if (at + 1 < words.size() && words[at + 1].size() == 3 && isPostcode(words[at] + words[at + 1]))
            return words[at] + words[at + 1];
    }
    return {};
}

std::string townIn(std::string_view text) {
    const auto towns = townsIn(partsOf(text));
    return towns.empty() ? std::string() : towns.front();
}

PlaceLevel placeLevel(const std::vector<PersonPlace>& left, const std::vector<PersonPlace>& right) {
    auto nearest = PlaceLevel::Missing;
    for (const auto& one : left)
        for (const auto& other : right) {
            const auto level = levelOf(one, other);
            if (level != PlaceLevel::Missing && (nearest == PlaceLevel::Missing || level < nearest))
                nearest = level;
        }
    return nearest;
}

} // namespace seenheard
