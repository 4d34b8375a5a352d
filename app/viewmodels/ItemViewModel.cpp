#include "app/viewmodels/ItemViewModel.h"

#include "app/services/NotedPeople.h"
#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/Retire.h"

#include <algorithm>

namespace seenheard {

namespace {

bool isBelow(const RegisterKey& key, const RegisterKey& prefix) {
    return key.path.size() > prefix.path.size() && std::equal(prefix.path.begin(), prefix.path.end(), key.path.begin());
}

bool isHidden(const Field& field) {
    return field.appearance == "hidden";
}

/// A new item is not evaluated yet: it asks what its form asks of every item, the essential where there is any.
bool asksFirst(const Field& field, const Field& list) {
    const bool anyEssential = std::any_of(
        list.fields.begin(), list.fields.end(), [](const Field& each) { return each.tier == Tier::Essential; });
    const bool isCompanion = std::any_of(list.fields.begin(), list.fields.end(), [&](const Field& each) {
        return std::any_of(
            each.choices.begin(), each.choices.end(), [&](const Choice& choice) { return choice.asks == field.name; });
    });
    if (field.relevant || field.folded || isCompanion || field.tier == Tier::Automatic)
        return false;
    return !anyEssential || field.tier == Tier::Essential;
}

/// A list that was only filled by itself says nothing yet.
bool saysSomething(const FieldViewModel& field) {
    const auto items = field.itemList();
    if (items.isEmpty())
        return field.answered();
    return std::any_of(items.begin(), items.end(), [](const ItemViewModel* item) {
        const auto& fields = item->allFields();
        return item->isNew() || std::any_of(fields.begin(), fields.end(), [](const FieldViewModel* each) {
            return each->field().tier != Tier::Automatic && saysSomething(*each);
        });
    });
}

} // namespace

ItemViewModel::ItemViewModel(AnswerSink& sink, QObject* parent)
    : ItemViewModel(nullptr, {}, false, sink, sink.form().fields(), parent) {}

ItemViewModel::ItemViewModel(FieldViewModel& list, New how, AnswerSink& sink)
    : ItemViewModel(&list, list.key(), true, sink, list.field().fields, &list) {
    askedFor_ = how == New::AskedFor;
}

ItemViewModel::ItemViewModel(FieldViewModel& list, const ItemId& id, AnswerSink& sink)
    : ItemViewModel(&list, keyBelow(list.key(), id), false, sink, list.field().fields, &list) {}

ItemViewModel::ItemViewModel(FieldViewModel* list, RegisterKey prefix, bool isNew, AnswerSink& sink,
    const std::vector<Field>& fields, QObject* parent)
    : QObject(parent)
    , list_(list)
    , prefix_(std::move(prefix))
    , sink_(sink)
    , isNew_(isNew)
    , mayBe_({"id", "initials", "title", "alike", "unlike", "likely"})
    , inTheRoom_("section")
    , beforeYouDriveOff_("section")
    , shownFields_("field") {
    for (const auto& field : fields)
        fields_.append(new FieldViewModel(field, *this, sink_));
}

ItemViewModel::~ItemViewModel() = default;

std::optional<ItemId> ItemViewModel::id() const {
    const auto* id = prefix_.path.empty() ? nullptr : std::get_if<ItemId>(&prefix_.path.back());
    return id && !isNew_ ? std::optional(*id) : std::nullopt;
}

QString ItemViewModel::path() const {
    if (!list_)
        return {};
    const auto last = isNew_ ? QStringLiteral("new") : display::text(id()->hex());
    return list_->path() + QLatin1Char('/') + last + QLatin1Char('/');
}

QString ItemViewModel::handle() const {
    return list_ ? QStringLiteral("%1.%2.").arg(list_->handle()).arg(position_) : QString();
}

void ItemViewModel::setPosition(int position) {
    if (position_ == position)
        return;
    position_ = position;
    emit rekeyed();
    for (auto* field : fields_)
        field->rekeyed();
}

FieldViewModel* ItemViewModel::field(std::string_view name) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](auto* field) { return field->field().name == name; });
    return found == fields_.end() ? nullptr : *found;
}

bool ItemViewModel::holds(const Reference& reference) const {
    return std::any_of(fields_.begin(), fields_.end(), [&](auto* field) { return field->reference() == reference; });
}

bool ItemViewModel::hasVerbatim() const {
    return std::any_of(fields_.begin(), fields_.end(),
        [](auto* field) { return field->verbatim() && field->field().tier == Tier::Essential; });
}

FieldViewModel* ItemViewModel::childField() const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [](auto* field) { return namesAChild(field->field()); });
    return found == fields_.end() ? nullptr : *found;
}

void ItemViewModel::setLinkedWith(const QString& initials, const QString& title) {
    // Who was picked from the start has nothing written beside it that a link could be wrong about.
    const auto* name = field("name");
    const auto* born = field("date_of_birth");
    const bool written =
        (name && name->answered() && !name->derived()) || (born && born->answered() && !born->derived());
    linkedWith_ = written ? initials : QString();
    linkedTitle_ = written ? title : QString();
    emit changed();
}

void ItemViewModel::link(const QString& person) {
    if (auto* field = childField())
        field->pick(display::text(field->field().referenceKind), person);
}

void ItemViewModel::unlink() {
    if (auto* field = childField())
        field->takeBack();
}

void ItemViewModel::withdraw() {
    sink_.withdraw(*this);
}

void ItemViewModel::setClosed(bool closed) {
    if (closed_ == closed)
        return;
    closed_ = closed;
    emit closedChanged();
}

void ItemViewModel::becomes(const ItemId& id) {
    prefix_.path.emplace_back(id);
    isNew_ = false;
    emit rekeyed();
    for (auto* field : fields_)
        field->rekeyed();
}

void ItemViewModel::setTitle(const QString& title) {
    if (title_ == title)
        return;
    title_ = title;
    emit changed();
}

void ItemViewModel::setSavedWords(const QString& words) {
    if (savedWords_ == words)
        return;
    savedWords_ = words;
    emit changed();
}

void ItemViewModel::refresh(const DraftView& draft) {
    for (auto* field : fields_) {
        if (isNew_)
            continue;
        field->refresh(draft);
        if (field->kind() == FieldViewModel::Kind::List)
            refreshItems(*field, draft);
    }
    complete_ = !isNew_
        && std::none_of(draft.evaluation.missing.begin(), draft.evaluation.missing.end(),
            [&](const Missing& missing) { return missing.tier == Tier::Essential && isBelow(missing.key, prefix_); });
    arrange(inTheRoom_, CapturePart::InTheRoom, draft.evaluation);
    arrange(beforeYouDriveOff_, CapturePart::BeforeYouDriveOff, draft.evaluation);
    QList<QObject*> shown;
    folded_.clear();
    for (auto* field : fields_) {
        if (!asks(*field, draft.evaluation))
            continue;
        if (unfolded_ || !field->waitsFolded())
            shown.append(field);
        else
            folded_.append(field);
    }
    shownFields_.setObjects(shown);
    emit changed();
}

void ItemViewModel::unfold() {
    unfolded_ = true;
    QList<QObject*> shown;
    for (auto* field : fields_)
        if (folded_.contains(field) || shownFields_.objects().contains(field))
            shown.append(field);
    folded_.clear();
    shownFields_.setObjects(shown);
    emit changed();
}

void ItemViewModel::refreshItems(FieldViewModel& list, const DraftView& draft) {
    const auto known = list.itemList();
    QList<ItemViewModel*> items;
    for (const auto& id : itemsIn(sink_.form(), draft.answers, list.key())) {
        const auto found = std::find_if(known.begin(), known.end(), [&](auto* item) { return item->id() == id; });
        items.append(found == known.end() ? new ItemViewModel(list, id, sink_) : *found);
    }
    for (auto* item : known)
        if (item->isNew() && (list.owed() || item->askedFor_))
            items.append(item);
    // What is owed stands open, so that its first answer needs no tap of its own.
    if (items.isEmpty() && list.owed() && list.appearance() != QLatin1String("age_bands"))
        items.append(new ItemViewModel(list, New::Offered, sink_));
    for (auto* item : items)
        item->refresh(draft);
    list.setItems(items);
    for (auto* item : known)
        if (!items.contains(item))
            retire(item);
}

bool ItemViewModel::asks(const FieldViewModel& field, const Evaluation& evaluation) const {
    if (isHidden(field.field()))
        return false;
    if (isNew_)
        return asksFirst(field.field(), list_->field());
    // What somebody answered is shown, whether it is still asked or not.
    return saysSomething(field) || evaluation.relevant.contains(field.key());
}

void ItemViewModel::arrange(ObjectListModel& part, CapturePart which, const Evaluation& evaluation) {
    std::map<std::string, QList<FieldViewModel*>> asked;
    for (auto* field : fields_)
        if (field->field().part == which && asks(*field, evaluation))
            asked[field->field().section].append(field);
    QList<QObject*> shown;
    for (const auto& heading : sink_.form().sections()) {
        auto& fields = asked[heading.name];
        if (fields.isEmpty())
            continue;
        auto& shownSection = section(heading.name, which);
        shownSection.setFields(fields);
        shown.append(&shownSection);
    }
    part.setObjects(shown);
}

SectionViewModel& ItemViewModel::section(const std::string& name, CapturePart part) {
    auto& section = sections_[{part, name}];
    if (!section) {
        const auto& all = sink_.form().sections();
        const auto found = std::find_if(all.begin(), all.end(), [&](const Section& one) { return one.name == name; });
        section = new SectionViewModel(*found, part, *this);
    }
    return *section;
}

void ItemViewModel::settle() {
    for (auto* field : fields_) {
        field->settle();
        for (auto* item : field->itemList())
            item->settle();
    }
}

} // namespace seenheard
