#include "app/services/TabletFindService.h"

#include <algorithm>
#include <cctype>

namespace seenheard {

namespace {

constexpr std::size_t excerptReach = 60;

/// One place in a record where words stand.
struct Place {
    std::string label;
    std::string words;
};

void addPlaces(const std::vector<FieldView>& fields, const std::string& about, std::vector<Place>& places) {
    for (const auto& field : fields)
        for (const auto& head : field.heads) {
            places.push_back({about.empty() ? field.label : about + ": " + field.label, head.words});
            if (!head.reason.empty())
                places.push_back({about.empty() ? field.label : about + ": " + field.label, head.reason});
        }
}

/// What was heard of a child is found under the child.
void addPlaces(const std::vector<ItemView>& items, const std::string& within, std::vector<Place>& places) {
    for (const auto& item : items) {
        const auto& about = within.empty() ? item.title : within;
        places.push_back({about, item.title});
        addPlaces(item.fields, about, places);
        addPlaces(item.items, about, places);
    }
}

std::vector<Place> placesIn(const RecordView& view) {
    std::vector<Place> places{{view.form->title(), view.summary.title}};
    addPlaces(view.fields, {}, places);
    addPlaces(view.items, {}, places);
    return places;
}

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
FoundRecord bestPlace(const RecordView& view, const std::vector<std::string>& words) {
    FoundRecord found{view.summary, {}, {}};
    std::size_t most = 0;
    for (const auto& place : placesIn(view)) {
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
            found.excerpt = excerptAround(place.words, first);
        }
    }
    return found;
}

} // namespace

Result<std::vector<FoundRecord>> TabletFindService::find(std::string_view words, std::size_t most) {
    auto records = store_.search().find(words, most);
    if (!records)
        return records.error();
    const auto wanted = wordsIn(words);
    std::vector<FoundRecord> found;
    for (const auto& id : *records) {
        auto view = records_.show(id);
        if (!view)
            return view.error();
        found.push_back(bestPlace(*view, wanted));
    }
    return found;
}

Result<bool> TabletFindService::index(std::size_t most) {
    auto waiting = store_.search().unindexed(most);
    if (!waiting)
        return waiting.error();
    for (const auto& id : *waiting) {
        auto view = records_.show(id);
        if (!view)
            return view.error();
        std::string words;
        for (const auto& place : placesIn(*view))
            words += place.words + '\n';
        if (auto done = store_.search().index(id, words); !done)
            return done.error();
    }
    return waiting->size() == most;
}

} // namespace seenheard
