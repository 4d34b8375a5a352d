#include "app/services/WordPlaces.h"

namespace seenheard {

namespace {

void addPlaces(const std::vector<FieldView>& fields, const std::string& about, std::vector<WordPlace>& places) {
    for (const auto& field : fields)
        for (const auto& head : field.heads) {
            places.push_back({about.empty() ? field.label : about + ": " + field.label, head.words});
            if (!head.reason.empty())
                places.push_back({about.empty() ? field.label : about + ": " + field.label, head.reason});
        }
}

/// What was heard of a child is found under the child.
void addPlaces(const std::vector<ItemView>& items, const std::string& within, std::vector<WordPlace>& places) {
    for (const auto& item : items) {
        const auto& about = within.empty() ? item.title : within;
        places.push_back({about, item.title});
        addPlaces(item.fields, about, places);
        addPlaces(item.items, about, places);
    }
}

} // namespace

std::vector<WordPlace> wordPlacesIn(const RecordView& view) {
    std::vector<WordPlace> places{{view.form->title(), view.summary.title}};
    addPlaces(view.fields, {}, places);
    addPlaces(view.items, {}, places);
    return places;
}

} // namespace seenheard
