#include "app/services/RecordViewBuilder.h"

#include "app/services/ItemTitles.h"
#include "sync/forms/Answers.h"
#include "sync/protocol/RecoveredDraft.h"
#include "sync/records/Items.h"

#include <algorithm>
#include <limits>

namespace seenheard {

namespace {

constexpr std::string_view childrenList = "children";

bool startsWith(const RegisterKey& key, const std::vector<RegisterKey::Component>& prefix) {
    return key.path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), key.path.begin());
}

RegisterKey extended(std::vector<RegisterKey::Component> prefix, RegisterKey::Component last) {
    prefix.push_back(last);
    return RegisterKey{std::move(prefix)};
}

/// When an item was first spoken of, so that items keep their places as more is written.
std::int64_t firstWritten(const RecordState& state, const RegisterKey& item) {
    auto earliest = std::numeric_limits<std::int64_t>::max();
    for (auto at = state.registers.lower_bound(item); at != state.registers.end() && startsWith(at->first, item.path);
         ++at)
        for (const auto& head : at->second)
            earliest = std::min(earliest, state.writtenAt(head.id).value_or(Instant{}).utcMs);
    return earliest;
}

/// Items with the moment each was first spoken of, earliest first.
std::vector<std::pair<std::int64_t, ItemId>> itemsInOrder(const RecordState& state, const RegisterKey& list) {
    std::vector<std::pair<std::int64_t, ItemId>> items;
    for (const auto& id : itemsOf(state, list))
        items.emplace_back(firstWritten(state, extended(list.path, id)), id);
    std::sort(items.begin(), items.end());
    return items;
}

bool standsTrue(const std::vector<Head>& heads) {
    return std::any_of(heads.begin(), heads.end(), [](const Head& head) {
        const auto* chosen = std::get_if<bool>(&head.value);
        return chosen && *chosen;
    });
}

void collectDifferences(
    const std::string& about, const std::vector<FieldView>& fields, std::vector<LocatedDifference>& found) {
    for (const auto& field : fields)
        if (field.difference)
            found.push_back({about, field});
}

void collectDifferences(const std::vector<ItemView>& items, std::vector<LocatedDifference>& found) {
    for (const auto& item : items) {
        collectDifferences(item.title, item.fields, found);
        collectDifferences(item.items, found);
    }
}

} // namespace

RecordViewBuilder::RecordViewBuilder(RecordSource source, const Directory& directory)
    : source_(std::move(source))
    , directory_(directory)
    , officerOf_([this](const SignerId& id) { return signer(id).officer; }) {}

const SignerName& RecordViewBuilder::signer(const SignerId& id) const {
    const auto known = signers_.find(id);
    return known != signers_.end() ? known->second : signers_.emplace(id, directory_.signer(id)).first->second;
}

RecordView RecordViewBuilder::build() const {
    RecordView view;
    view.form = source_.form;
    view.fields = fieldsAt({}, source_.form->fields());
    view.envelope = fieldsAt({}, source_.form->envelopeFields());
    // The proof behind recovered words is for programs to check; who recovered whose is said beside it.
    std::erase_if(view.envelope, [](const FieldView& field) {
        return field.key == RegisterKey{{envelope::recovered}} || field.key == RegisterKey{{envelope::recoveredFor}};
    });
    view.items = itemsAt({}, source_.form->fields());
    for (auto& field : unknownFields())
        view.fields.push_back(std::move(field));
    view.summary = summary();
    return view;
}

std::vector<FieldView> RecordViewBuilder::fieldsAt(const Prefix& prefix, const std::vector<Field>& fields) const {
    std::vector<FieldView> views;
    for (const auto& field : fields) {
        if (field.type == FieldType::List)
            continue;
        const auto key = extended(prefix, field.number);
        auto view = field.policy == StandInPolicy::Each ? eachView(key, field) : fieldView(key, field);
        if (view)
            views.push_back(std::move(*view));
    }
    return views;
}

std::vector<ItemView> RecordViewBuilder::itemsAt(const Prefix& prefix, const std::vector<Field>& fields) const {
    std::vector<ItemView> views;
    for (const auto& list : fields) {
        if (list.type != FieldType::List)
            continue;
        const auto listKey = extended(prefix, list.number);
        const auto items = itemsInOrder(*source_.shown, listKey);
        for (std::size_t position = 0; position < items.size(); ++position) {
            ItemView view;
            view.id = items[position].second;
            view.list = pathOf(listKey);
            const auto itemPrefix = extended(listKey.path, view.id).path;
            view.fields = fieldsAt(itemPrefix, list.fields);
            view.items = itemsAt(itemPrefix, list.fields);
            nameItem(view, list, position, directory_, Instant{items[position].first, 0, {}});
            views.push_back(std::move(view));
        }
    }
    return views;
}

std::vector<FieldView> RecordViewBuilder::unknownFields() const {
    std::vector<FieldView> views;
    for (const auto& [key, heads] : source_.shown->registers) {
        if (source_.form->fieldAt(key))
            continue;
        FieldView view;
        view.key = key;
        view.path = pathOf(key);
        view.label = "A field that this version of the form does not know";
        for (const auto& head : heads)
            view.heads.push_back(headView(head, nullptr));
        views.push_back(std::move(view));
    }
    return views;
}

std::optional<FieldView> RecordViewBuilder::fieldView(const RegisterKey& key, const Field& field) const {
    const auto* heads = headsAt(*source_.shown, key);
    if (!heads)
        return std::nullopt;
    const auto standIn = standInOf(source_.form->policyAt(key), *heads, officerOf_);
    if (standIn.shown.empty())
        return std::nullopt;
    FieldView view{key, pathOf(key), &field, field.label, {}, standIn.difference};
    for (const auto index : standIn.shown) {
        auto head = headView((*heads)[index], &field);
        head.standsIn = standIn.chosen == index;
        view.heads.push_back(std::move(head));
    }
    if (field.policy == StandInPolicy::Accounts) // None weighs more than another: they are told in order of time.
        std::stable_sort(view.heads.begin(), view.heads.end(),
            [](const HeadView& left, const HeadView& right) { return left.writtenAt.utcMs < right.writtenAt.utcMs; });
    return view;
}

std::optional<FieldView> RecordViewBuilder::eachView(const RegisterKey& key, const Field& field) const {
    FieldView view{key, pathOf(key), &field, field.label, {}, false};
    if (auto whole = fieldView(key, field)) // not obtained stands in the field's own register
        view.heads = std::move(whole->heads);
    for (const auto& choice : field.choices) {
        const auto choiceKey = extended(key.path, choice.number);
        const auto* heads = headsAt(*source_.shown, choiceKey);
        if (!heads)
            continue;
        const auto standIn = standInOf(source_.form->policyAt(choiceKey), *heads, officerOf_);
        for (const auto index : standIn.shown) {
            auto head = headView((*heads)[index], &field);
            const auto* chosen = std::get_if<bool>(&(*heads)[index].value);
            head.choice = choice.name;
            head.words = chosen && !*chosen ? choice.label + ": no" : choice.label;
            head.standsIn = chosen && *chosen;
            view.heads.push_back(std::move(head));
        }
    }
    view.difference = excludedTogether(key, field);
    if (view.heads.empty())
        return std::nullopt;
    return view;
}

HeadView RecordViewBuilder::headView(const Head& head, const Field* field) const {
    HeadView view;
    view.id = head.id;
    view.value = head.value;
    if (field)
        view.words = wordsFor(*source_.form, *field, head.value);
    else if (const auto* text = std::get_if<Text>(&head.value))
        view.words = *text;
    if (const auto* reference = std::get_if<Reference>(&head.value)) {
        if (const auto item = directory_.item(*reference))
            view.words = item->title;
        else if (reference->kind == "record")
            view.words = "the record it was begun from"; // An id says nothing to a person.
    }
    const auto& name = signer(head.id.signer);
    view.officer = name.officer;
    view.officerName = name.officerName;
    view.tabletName = name.tabletName;
    view.writtenAt = source_.shown->writtenAt(head.id).value_or(Instant{});
    view.reason = head.reason.value_or(std::string());
    view.mine = name.officer == source_.me;
    view.waiting = !source_.applied || !source_.applied->writtenAt(head.id);
    if (name.role == Role::Server)
        attributeRecovered(view);
    return view;
}

void RecordViewBuilder::attributeRecovered(HeadView& view) const {
    const auto recovered = recoveredBy(*source_.shown, view.id.entry);
    if (!recovered)
        return;
    view.officer = recovered->author.officer;
    view.officerName = recovered->author.officerName;
    view.tabletName = recovered->author.tabletName;
    view.writtenAt = recovered->draft.changedAt;
    view.mine = view.officer == source_.me;
    const auto* names = headsAt(*source_.shown, RegisterKey{{envelope::recoveredBy}});
    for (const auto& head : names == nullptr ? std::vector<Head>() : *names) {
        const auto* who = std::get_if<Text>(&head.value);
        if (who == nullptr || head.id.entry != view.id.entry)
            continue;
        view.recoveredBy = *who;
        if (view.reason.empty())
            view.reason = head.reason.value_or(std::string());
    }
}

std::string RecordViewBuilder::pathOf(const RegisterKey& key) const {
    if (auto path = source_.form->pathOf(key))
        return *std::move(path);
    std::string path;
    for (const auto& component : key.path) {
        if (!path.empty())
            path += '/';
        if (const auto* number = std::get_if<FieldNumber>(&component))
            path += std::to_string(*number);
        else
            path += std::get<ItemId>(component).hex();
    }
    return path;
}

HistoryRow RecordViewBuilder::historyRow(const Head& operation, const RegisterKey& key) const {
    const auto* field = source_.form->fieldAt(key);
    HistoryRow row;
    row.path = pathOf(key);
    row.label = field ? field->label : row.path;
    row.field = field;
    row.operation = headView(operation, field);
    if (const auto* number = std::get_if<FieldNumber>(&key.path.back()); field && number && *number != field->number)
        if (const auto* choice = field->choice(*number)) {
            row.operation.choice = choice->name;
            row.operation.words = choice->label + (operation.value == Value(false) ? ": no" : "");
        }
    return row;
}

RecordSummary RecordViewBuilder::summary() const {
    RecordSummary summary;
    summary.id = source_.id;
    summary.formId = source_.form->id();
    const FoldedEntry* newest = nullptr;
    for (const auto& entry : source_.shown->folded) {
        if (!newest || entry.writtenAt.utcMs > newest->writtenAt.utcMs)
            newest = &entry;
        summary.mine = summary.mine || officerOf_(entry.signer) == source_.me;
    }
    if (newest) {
        summary.updatedAt = newest->writtenAt;
        const auto& name = signer(newest->signer);
        summary.officerName = name.officerName;
        if (const auto recovered = name.role == Role::Server ? recoveredBy(*source_.shown, newest->id) : std::nullopt)
            summary.officerName = recovered->author.officerName;
    }
    std::optional<Reference> about;
    if (const auto* heads = headsAt(*source_.shown, RegisterKey{{envelope::about}}); heads && !heads->empty())
        if (const auto* reference = std::get_if<Reference>(&heads->front().value))
            about = *reference;
    summary.title = recordTitle(*source_.form, about, directory_);
    if (const auto* heads = headsAt(*source_.shown, RegisterKey{{envelope::submitted}}))
        for (const auto& head : *heads)
            if (const auto* said = std::get_if<bool>(&head.value); said && *said) {
                summary.finished = true;
                summary.submitted = summary.submitted || officerOf_(head.id.signer) == source_.me;
            }
    summary.children = childrenLine();
    summary.differences = differenceCount();
    return summary;
}

std::string RecordViewBuilder::childrenLine() const {
    std::string line;
    for (const auto& list : source_.form->fields()) {
        if (list.type != FieldType::List || list.name != childrenList)
            continue;
        const RegisterKey listKey{{list.number}};
        const auto ids = itemsInOrder(*source_.shown, listKey);
        for (std::size_t position = 0; position < ids.size(); ++position) {
            ItemView child;
            child.id = ids[position].second;
            const auto prefix = extended(listKey.path, child.id).path;
            for (const auto& field : list.fields)
                if (namesAnItem(field))
                    if (auto view = fieldView(extended(prefix, field.number), field))
                        child.fields.push_back(std::move(*view));
            nameItem(child, list, position, directory_, Instant{ids[position].first, 0, {}});
            line += (line.empty() ? "" : ", ") + child.initials;
        }
    }
    return line;
}

std::uint32_t RecordViewBuilder::differenceCount() const {
    std::uint32_t count = 0;
    std::set<RegisterKey> eachSeen;
    for (const auto& [key, heads] : source_.shown->registers) {
        if (heads.size() == 1
            && !standsTrue(heads)) // One answer differs from nothing, unless it is a choice that excludes.
            continue;
        const auto* field = source_.form->fieldAt(key);
        if (!field || field->kind != FieldKind::Finding)
            continue;
        if (field->policy == StandInPolicy::Each) {
            auto whole = key;
            if (standsTrue(heads))
                whole.path.pop_back();
            if (standsTrue(heads) && eachSeen.insert(whole).second && excludedTogether(whole, *field))
                ++count;
        } else if (heads.size() > 1 && standInOf(source_.form->policyAt(key), heads, officerOf_).difference) {
            ++count;
        }
    }
    return count;
}

bool RecordViewBuilder::excludedTogether(const RegisterKey& key, const Field& field) const {
    for (const auto& choice : field.choices) {
        const auto* heads = headsAt(*source_.shown, extended(key.path, choice.number));
        if (!heads)
            continue;
        for (const auto& excluded : choice.excludes) {
            const auto* other = field.choice(excluded);
            const auto* otherHeads = other ? headsAt(*source_.shown, extended(key.path, other->number)) : nullptr;
            if (otherHeads && excludeEachOther(*heads, *otherHeads, officerOf_))
                return true;
        }
    }
    return false;
}

std::vector<LocatedDifference> differencesIn(const RecordView& view) {
    std::vector<LocatedDifference> found;
    collectDifferences({}, view.fields, found);
    collectDifferences(view.items, found);
    return found;
}

} // namespace seenheard
