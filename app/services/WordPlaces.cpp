#include "app/services/WordPlaces.h"

#include "app/services/Earshot.h"

namespace seenheard {

namespace {

/// Whom answers are about: in full, and as lists show it.
struct About {
    std::string title;
    std::string initials;
};

std::string under(const std::string& about, const std::string& label) {
    return about.empty() ? label : about + ": " + label;
}

void addPlaces(const std::vector<FieldView>& fields, const About& about, std::vector<WordPlace>& places) {
    const bool heard = somebodyCouldHear(fields);
    for (const auto& field : fields)
        for (const auto& head : field.heads) {
            const bool quoted = field.field && field.field->verbatim && std::holds_alternative<Text>(head.value);
            const auto label = under(about.title, field.label);
            const auto shortLabel = under(about.initials, field.label);
            // A child's title begins with the name that is an answer too.
            const bool isName = !head.words.empty() && about.title.starts_with(head.words);
            places.push_back({label, head.words, shortLabel, quoted, quoted && heard, isName});
            if (!head.reason.empty())
                places.push_back({label, head.reason, shortLabel});
        }
}

/// What was heard of a child is found under the child.
void addPlaces(const std::vector<ItemView>& items, const About& within, std::vector<WordPlace>& places) {
    for (const auto& item : items) {
        const auto& about = within.title.empty() ? About{item.title, item.initials} : within;
        places.push_back({about.title, item.title, about.initials, false, false, true});
        addPlaces(item.fields, about, places);
        addPlaces(item.items, about, places);
    }
}

} // namespace

std::vector<WordPlace> wordPlacesIn(const RecordView& view) {
    std::vector<WordPlace> places{{view.form->title(), view.summary.title, view.form->title()}};
    addPlaces(view.fields, {}, places);
    addPlaces(view.items, {}, places);
    return places;
}

} // namespace seenheard
