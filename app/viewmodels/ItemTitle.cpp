#include "app/viewmodels/ItemTitle.h"

#include "app/services/ItemTitles.h"
#include "app/viewmodels/DisplayWords.h"

#include <QStringList>

namespace seenheard {

namespace {

QString letter(int position) {
    return position < 26 ? QString(QChar('A' + position)) : QString::number(position + 1);
}

/// What was picked for the item from loaded data, where anything was.
const ReferenceItem* pickedFor(const ItemViewModel& item, const std::map<Reference, ReferenceItem>& picked) {
    for (auto* field : item.allFields()) {
        const auto reference = field->reference();
        const auto found = reference ? picked.find(*reference) : picked.end();
        if (found != picked.end())
            return &found->second;
    }
    return nullptr;
}

} // namespace

QString shortTitle(const ItemViewModel& item, int position, const std::map<Reference, ReferenceItem>& picked) {
    const auto& list = item.list()->field();
    const auto* known = pickedFor(item, picked);
    const auto* name = list.itemName.empty() ? nullptr : item.field(list.itemName);
    QString title = known ? display::text(initialsOf(known->title)) : QString();
    if (title.isEmpty() && name && !name->notObtained() && isAName(display::utf8(name->text())))
        title = display::text(initialsOf(display::utf8(name->text())));
    if (title.isEmpty())
        title = QStringLiteral("%1 %2").arg(display::text(list.itemNoun), letter(position));
    for (auto* field : item.allFields())
        if (field->appearance() == QLatin1String("age_bands") && !field->words().isEmpty())
            return QStringLiteral("%1, %2").arg(title, field->words());
    return title;
}

} // namespace seenheard
