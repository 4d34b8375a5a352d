#include "app/services/TabletFindService.h"

#include "app/services/RecordLines.h"
#include "app/services/WordPlaces.h"

#include <algorithm>
#include <cctype>

namespace seenheard {

namespace {

constexpr std::size_t excerptReach = 60;

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (auto& letter : lower)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return lower;
}

std::vector<std::string> wordsIn(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const auto letter : lowered(text)) {
        const auto octet = static_cast<unsigned char>(letter);
        if (std::isalnum(octet) != 0 || octet >= 0x80) {
            word.push_back(letter);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

/// Moves a position off the inside of a UTF-8 character.
std::size_t boundaryBefore(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

std::string excerptAround(std::string_view text, std::size_t at) {
    const auto from = boundaryBefore(text, at > excerptReach ? at - excerptReach : 0);
    const auto to = boundaryBefore(text, std::min(text.size(), at + excerptReach));
    return (from > 0 ? "…" : "") + std::string(text.substr(from, to - from)) + (to < text.size() ? "…" : "");
}

/// The place that holds most of the words looked for, and where the first of them begins.
FoundWords bestPlace(const RecordView& view, const std::vector<std::string>& words) {
    FoundWords found;
    std::size_t most = 0;
    for (const auto& place : wordPlacesIn(view)) {
        const auto lower = lowered(place.words);
        std::size_t hits = 0;
        std::size_t first = std::string::npos;
        for (const auto& word : words)
            if (const auto at = lower.find(word); at != std::string::npos) {
                ++hits;
                first = std::min(first, at);
            }
        if (hits > most) {
            most = hits;
            found.fieldLabel = place.label;
            found.shortLabel = place.shortLabel;
            found.quotation = place.quotation;
            found.notAlone = place.notAlone;
            found.name = place.name;
            found.excerpt = excerptAround(place.words, first);
        }
    }
    return found;
}

} // namespace

Result<std::vector<RecordSummary>> TabletFindService::find(std::string_view words, std::size_t most) {
    const auto rows = search_.find(words, most);
    if (!rows)
        return rows.error();
    std::vector<RecordSummary> found;
    found.reserve(rows->size());
    for (const auto& row : *rows)
        found.push_back(summaryOf(row));
    return found;
}

Result<FoundWords> TabletFindService::around(const RecordId& record, std::string_view words) {
    const auto view = records_.show(record);
    if (!view)
        return view.error();
    return bestPlace(*view, wordsIn(words));
}

} // namespace seenheard
