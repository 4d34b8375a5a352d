#include "app/viewmodels/Notes.h"

#include "app/services/ItemTitles.h"
#include "app/services/Prefill.h"
#include "app/viewmodels/DisplayWords.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace seenheard {

namespace {

QString translated(const char* sourceText, int count = -1) {
    return QCoreApplication::translate("Notes", sourceText, nullptr, count);
}

} // namespace

void Notes::take(Briefing briefing) {
    briefing_ = std::move(briefing);
    for (const auto& person : briefing_.people)
        learn(person);
    if (briefing_.incident)
        learn(*briefing_.incident);
}

void Notes::learn(const ReferenceItem& item) {
    picked_.insert_or_assign(item.reference, item);
}

QString Notes::line(const Instant& now) const {
    if (briefing_.asAtMs == 0)
        return translated("No briefing on this tablet");
    const auto asAt = display::moment(briefing_.asAtMs, now);
    const auto count = static_cast<int>(briefing_.flags.size());
    if (count == 0)
        return translated("No note in data of %1").arg(asAt);
    return count == 1 ? translated("1 note, %1").arg(asAt) : translated("%n notes, %1", count).arg(asAt);
}

QString Notes::text(const Instant& now) const {
    QStringList notes;
    for (const auto& flag : briefing_.flags)
        notes.append(flag.about.empty()
                ? display::text(flag.label)
                : QStringLiteral("%1: %2").arg(display::text(flag.label), display::text(flag.about)));
    return notes.isEmpty() ? line(now) : notes.join(QLatin1Char('\n'));
}

std::vector<RowListModel::Row> Notes::knownChildren(const QList<ItemViewModel*>& items, const Instant& now) const {
    return known(items, [&now](const ReferenceItem& person) { return !isAdult(person, now); });
}

std::vector<RowListModel::Row> Notes::knownAdults(const QList<ItemViewModel*>& items, const Instant& now) const {
    return known(items, [&now](const ReferenceItem& person) { return isAdult(person, now); });
}

std::vector<RowListModel::Row> Notes::known(
    const QList<ItemViewModel*>& items, const std::function<bool(const ReferenceItem&)>& wanted) const {
    std::vector<RowListModel::Row> rows;
    for (const auto& person : briefing_.people) {
        const bool hasItem = std::any_of(
            items.begin(), items.end(), [&](const ItemViewModel* item) { return item->holds(person.reference); });
        if (!hasItem && wanted(person))
            rows.push_back({display::text(person.reference.id), display::text(person.reference.kind),
                QStringLiteral("%1, %2").arg(display::text(initialsOf(person.title)), display::text(person.detail))});
    }
    return rows;
}

} // namespace seenheard
