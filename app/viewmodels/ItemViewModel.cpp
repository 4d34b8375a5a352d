#include "app/viewmodels/ItemViewModel.h"

#include "app/viewmodels/DisplayWords.h"

#include <algorithm>

namespace seenheard {

namespace {

bool isBelow(const RegisterKey& key, const RegisterKey& prefix) {
    return key.path.size() > prefix.path.size()
        && std::equal(prefix.path.begin(), prefix.path.end(), key.path.begin());
}

/// Items of a list that the answers speak of and that were not withdrawn, in the order of their keys.
std::vector<ItemId> itemsIn(const Answers& answers, const RegisterKey& list) {
    std::vector<ItemId> items;
    for (auto answer = answers.lower_bound(list); answer != answers.end(); ++answer) {
        const auto& path = answer->first.path;
        if (answer->first == list)
            continue;
        if (!isBelow(answer->first, list))
            break;
        const auto* id = std::get_if<ItemId>(&path[list.path.size()]);
        if (id && !std::holds_alternative<Withdrawn>(answer->second) && (items.empty() || items.back() != *id))
            items.push_back(*id);
    }
    return items;
}

bool isHidden(const Field& field) {
    return field.appearance == "hidden";
}

} // namespace

ItemViewModel::ItemViewModel(const Field* list, RegisterKey prefix, bool isNew, AnswerSink& sink, QObject* parent)
    : QObject(parent), list_(list), prefix_(std::move(prefix)), sink_(sink), isNew_(isNew), inTheRoom_("section"),
      beforeYouDriveOff_("section"), shownFields_("field") {
    for (const auto& field : list_ ? list_->fields : sink_.form().fields())
        fields_.append(new FieldViewModel(field, *this, sink_));
}

ItemViewModel::~ItemViewModel() = default;

std::optional<ItemId> ItemViewModel::id() const {
    const auto* id = prefix_.path.empty() ? nullptr : std::get_if<ItemId>(&prefix_.path.back());
    return id ? std::optional(*id) : std::nullopt;
}

QString ItemViewModel::path() const {
    if (isScene())
        return {};
    if (isNew_)
        return display::text(sink_.form().pathOf(prefix_).value()) + QStringLiteral("/new/");
    return display::text(sink_.form().pathOf(prefix_).value()) + QLatin1Char('/');
}

FieldViewModel* ItemViewModel::field(std::string_view name) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](auto* field) { return field->field().name == name; });
    return found == fields_.end() ? nullptr : *found;
}

FieldViewModel* ItemViewModel::field(FieldNumber number) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](auto* field) { return field->field().number == number; });
    return found == fields_.end() ? nullptr : *found;
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
        if (field->kind() == FieldViewModel::Kind::List && !isNew_)
            refreshItems(*field, draft);
        if (!isNew_)
            field->refresh(draft);
    }
    complete_ = !isNew_
        && std::none_of(draft.evaluation.missing.begin(), draft.evaluation.missing.end(), [&](const Missing& missing) {
               return missing.tier == Tier::Essential && isBelow(missing.key, prefix_);
           });
    arrange(inTheRoom_, CapturePart::InTheRoom, draft.evaluation);
    arrange(beforeYouDriveOff_, CapturePart::BeforeYouDriveOff, draft.evaluation);
    QList<QObject*> shown;
    for (auto* field : fields_)
        if (asks(*field, draft.evaluation))
            shown.append(field);
    shownFields_.setObjects(shown);
    emit changed();
}

void ItemViewModel::refreshItems(FieldViewModel& list, const DraftView& draft) {
    const auto known = list.itemList();
    const auto ids = itemsIn(draft.answers, list.key());
    QList<ItemViewModel*> items;
    for (auto* item : known)
        if (item->isNew() || std::find(ids.begin(), ids.end(), *item->id()) != ids.end())
            items.append(item);
    for (const auto& id : ids) {
        if (std::any_of(items.begin(), items.end(), [&](auto* item) { return item->id() == id; }))
            continue;
        auto prefix = list.key();
        prefix.path.emplace_back(id);
        items.append(new ItemViewModel(&list.field(), prefix, false, sink_, &list));
    }
    for (auto* item : items)
        item->refresh(draft);
    list.setItems(items);
    for (auto* item : known)
        if (!items.contains(item))
            item->deleteLater();
}

bool ItemViewModel::asks(const FieldViewModel& field, const Evaluation& evaluation) const {
    if (isHidden(field.field()))
        return false;
    if (isNew_)
        return !field.field().relevant && !field.folded() && field.field().tier == Tier::Essential;
    // What has an answer is shown, whether it is still asked or not.
    return evaluation.relevant.contains(field.key()) || field.answered();
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
        section = new SectionViewModel(*found, this);
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
