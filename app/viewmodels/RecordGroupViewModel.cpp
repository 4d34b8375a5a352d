#include "app/viewmodels/RecordGroupViewModel.h"

#include "app/services/NotedPeople.h"
#include "app/viewmodels/DisplayWords.h"

#include <algorithm>

namespace seenheard {

namespace {

/// The list of an item by its path, whose last name is the list's.
const Field* listOf(const std::vector<Field>& fields, const std::string& path) {
    const auto name = path.substr(path.find_last_of('/') + 1);
    for (const auto& field : fields) {
        if (field.type != FieldType::List)
            continue;
        if (field.name == name)
            return &field;
        if (const auto* deeper = listOf(field.fields, path))
            return deeper;
    }
    return nullptr;
}

} // namespace

RecordGroupViewModel::RecordGroupViewModel(
    const RecordView& view, QString title, const std::vector<ItemView>& items, const Instant& now, QObject* parent)
    : QObject(parent)
    , title_(std::move(title))
    , initials_(title_)
    , person_(display::text(childIn(view, nullptr)))
    , isScene_(true)
    , cards_("card") {
    addCards(*view.form, view.fields, items, now);
}

RecordGroupViewModel::RecordGroupViewModel(
    const RecordView& view, const ItemView& item, const Instant& now, QObject* parent)
    : QObject(parent)
    , title_(display::text(item.title))
    , initials_(display::text(item.initials))
    , person_(display::text(childIn(view, &item)))
    , cards_("card") {
    addCards(*view.form, item.fields, item.items, now);
}

void RecordGroupViewModel::addCards(const FormDefinition& form, const std::vector<FieldView>& fields,
    const std::vector<ItemView>& items, const Instant& now) {
    QList<QObject*> cards;
    const auto addSection = [&](const std::string& name, QString heading) {
        const auto titleOnce = [&] { return std::exchange(heading, QString()); };
        for (const auto& item : items)
            if (const auto* list = listOf(form.fields(), item.list); list && list->section == name)
                cards.append(new CardViewModel(item, *list, titleOnce(), now, this));
        for (const auto& field : fields) {
            const bool belongs = field.field ? field.field->section == name : name.empty();
            if (belongs && !(field.field && field.field->appearance == "hidden"))
                cards.append(new CardViewModel(field, titleOnce(), now, this));
        }
    };
    for (const auto& section : form.sections())
        addSection(section.name, display::text(section.label));
    addSection({}, tr("Other"));
    cards_.setObjects(cards);
}

void RecordGroupViewModel::showPictures(ServiceWorker& worker, const RecordId& record) {
    for (auto* card : cards_.objects())
        static_cast<CardViewModel*>(card)->showPicture(worker, record);
}

} // namespace seenheard
