#include "app/viewmodels/KnownChildren.h"

#include "app/services/ItemTitles.h"
#include "app/services/NotedPeople.h"
#include "app/viewmodels/ComparisonWords.h"
#include "app/viewmodels/DisplayWords.h"

#include <QStringList>
#include <algorithm>
#include <array>

namespace seenheard {

namespace {

constexpr std::size_t mostOffered = 3;
constexpr std::array<std::string_view, 4> sayingWho{"name", "date_of_birth", "age_band", "sex"};

QString joined(const QStringList& words) {
    return words.join(QStringLiteral(", "));
}

std::vector<RowListModel::Row> rowsOf(const std::vector<PossibleChild>& children) {
    std::vector<RowListModel::Row> rows;
    rows.reserve(children.size());
    for (const auto& child : children)
        rows.push_back({display::text(child.person.id), display::text(child.initials),
            QStringLiteral("%1, %2").arg(display::text(child.title), display::text(child.detail)),
            display::beginning(joined(wordsAlike(child.comparison))), joined(wordsUnlike(child.comparison)).toLower(),
            child.likely});
    return rows;
}

} // namespace

KnownChildren::KnownChildren(ServiceWorker& worker, QObject* parent) : QObject(parent), worker_(worker) {}

void KnownChildren::begin() {
    ++visit_;
    asked_.clear();
    sight_ = std::make_shared<Sight>();
}

void KnownChildren::lookUp(const DraftView& draft, const QList<ItemViewModel*>& places) {
    for (auto* place : places)
        if (place->childField() && !place->isNew())
            lookUp(draft, *place);
}

Answers KnownChildren::whatSaysWho(const DraftView& draft, const ItemViewModel& place) {
    Answers said;
    for (const auto name : sayingWho)
        if (const auto* field = place.field(name))
            if (const auto given = draft.answers.find(field->key()); given != draft.answers.end())
                said.insert(*given);
    for (const auto& [key, value] : draft.answers)
        if (std::holds_alternative<Reference>(value))
            said.emplace(key, value);
    return said;
}

void KnownChildren::lookUp(const DraftView& draft, ItemViewModel& place) {
    auto said = whatSaysWho(draft, place);
    auto& asked = asked_[place.prefix()];
    if (asked == said)
        return;
    asked = std::move(said);
    const auto linked = place.childField()->reference();
    if (linked)
        return lookUpLinked(*linked, place);
    using Found = std::vector<PossibleChild>;
    worker_.view<Found>(
        &place, sight_,
        [draft, key = place.prefix()](RecordsToShow& records) { return records.whoMayBe(draft, key, mostOffered); },
        [&place, this, visit = visit_](const Result<Found>& children) {
            if (visit != visit_ || !children)
                return; // Offering nobody hinders nobody.
            place.setMayBe(rowsOf(*children));
            place.setLinkedWith({}, {});
        });
}

void KnownChildren::lookUpLinked(const Reference& person, ItemViewModel& place) {
    using Found = std::optional<ReferenceItem>;
    worker_.look<Found>(
        &place,
        [person](TabletReads& reads) {
            const auto known = reads.people().person(person);
            return Result<Found>(known ? Found(*known) : std::nullopt);
        },
        [this, &place, visit = visit_](const Result<Found>& found) {
            if (visit != visit_ || !found)
                return;
            const auto& linked = *found;
            place.setMayBe({});
            if (linked)
                emit learnt(*linked);
            place.setLinkedWith(linked ? display::text(initialsOf(linked->title)) : QString(),
                linked ? display::text(linked->title) : QString());
        });
}

} // namespace seenheard
