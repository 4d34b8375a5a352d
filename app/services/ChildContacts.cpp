#include "app/services/ChildContacts.h"

#include "app/services/Earshot.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

namespace seenheard {

namespace {

// By the names that all forms of this product ask these questions by; a form without one says nothing there.
constexpr std::array<std::string_view, 2> seenFields{"seen_status", "seen_how"};
constexpr std::array<std::string_view, 5> seemedFields{
    "demeanour", "appearance_injury", "injuries_medical", "nonverbal", "relationships"};
constexpr std::array<std::string_view, 4> concernFields{
    "officer_concern", "concern_because", "safe_to_stay", "risk_change"};
constexpr std::array<std::string_view, 4> doneFields{"immediate_action", "action_for_child", "plan", "grade"};
constexpr std::array<std::string_view, 4> cameOfItFields{
    "outcome", "outcome_for_child", "outcome_of_offer", "child_told"};

using Fields = std::vector<const FieldView*>;

void addOnce(std::string words, std::vector<std::string>& all) {
    if (!words.empty() && std::find(all.begin(), all.end(), words) == all.end())
        all.push_back(std::move(words));
}

/// Each choice by itself, so that it can stand as one; anything else as it reads.
void addWords(const FieldView& field, const HeadView& head, std::vector<std::string>& all) {
    const auto* chosen = std::get_if<Choices>(&head.value);
    if (!chosen) {
        addOnce(head.words, all);
        return;
    }
    for (const auto& name : chosen->names)
        if (const auto* choice = field.field->choice(name))
            addOnce(choice->label, all);
        else
            addOnce(name, all);
}

/// What stands in a field: all accounts; of a finding what stands in for now.
void addStanding(const FieldView& field, std::vector<std::string>& all) {
    const bool anyStandsIn =
        std::any_of(field.heads.begin(), field.heads.end(), [](const HeadView& head) { return head.standsIn; });
    for (const auto& head : field.heads)
        if (head.standsIn || !anyStandsIn)
            addWords(field, head, all);
}

template<std::size_t count>
std::vector<std::string> standingIn(const Fields& fields, const std::array<std::string_view, count>& names) {
    std::vector<std::string> words;
    for (const auto name : names)
        for (const auto* field : fields)
            if (field->field && field->field->name == name)
                addStanding(*field, words);
    return words;
}

void addAll(const std::vector<FieldView>& fields, Fields& all) {
    for (const auto& field : fields)
        all.push_back(&field);
}

const ItemView* itemWith(const std::vector<ItemView>& items, const ItemId& id) {
    for (const auto& item : items) {
        if (item.id == id)
            return &item;
        if (const auto* deeper = itemWith(item.items, id))
            return deeper;
    }
    return nullptr;
}

/// Words in a list inside the child's: one verbatim answer with what stands beside it.
void addQuotation(const ItemView& item, std::vector<ChildWords>& all) {
    ChildWords words;
    for (const auto& field : item.fields) {
        if (!field.field || field.heads.empty())
            continue;
        const auto& head = field.heads.front();
        if (field.field->verbatim && words.quote.empty()) {
            words.quote = head.words;
            words.officerName = head.officerName;
            words.writtenAt = head.writtenAt;
        } else if (field.field->name == "question") {
            words.question = head.words;
        } else if (field.field->name == "could_hear") {
            words.couldHear = head.words;
        }
    }
    words.notAlone = somebodyCouldHear(item.fields);
    if (!words.quote.empty())
        all.push_back(std::move(words));
}

/// Verbatim answers that are no item of a list ("what would help").
void addVerbatim(const std::vector<FieldView>& fields, std::vector<ChildWords>& all) {
    for (const auto& field : fields)
        if (field.field && field.field->verbatim)
            for (const auto& head : field.heads)
                if (std::holds_alternative<Text>(head.value))
                    all.push_back({head.words, field.label, {}, false, head.officerName, head.writtenAt});
}

} // namespace

ChildContact contactIn(const RecordView& view, const ItemId& item) {
    ChildContact contact;
    contact.record = view.summary.id;
    contact.formTitle = view.form->title();
    contact.title = view.summary.title;
    contact.sending = view.summary.sending;
    const auto* child = itemWith(view.items, item);
    Fields ofChild;
    addAll(child ? child->fields : view.fields, ofChild);
    Fields ofAll = ofChild;
    if (child) {
        contact.namedAs = child->title;
        addAll(view.fields, ofAll);
    }
    contact.at.utcMs = std::numeric_limits<std::int64_t>::max();
    for (const auto* field : ofChild)
        for (const auto& head : field->heads) {
            addOnce(head.officerName, contact.officers);
            if (head.writtenAt.utcMs < contact.at.utcMs)
                contact.at = head.writtenAt;
        }
    for (const auto* field : ofAll)
        contact.differences += field->difference ? 1 : 0;
    if (contact.officers.empty())
        contact.at = view.summary.updatedAt;
    for (const auto& seen : standingIn(ofChild, seenFields))
        contact.seen += (contact.seen.empty() ? "" : "; ") + seen;
    for (const auto* field : ofChild)
        if (field->field && field->field->name == "seen_status")
            for (const auto& head : field->heads)
                if (const auto* status = std::get_if<Text>(&head.value))
                    contact.notSeen = contact.notSeen || status->starts_with("not_seen");
    contact.seemed = standingIn(ofChild, seemedFields);
    contact.concern = standingIn(ofChild, concernFields);
    contact.done = standingIn(ofAll, doneFields);
    contact.cameOfIt = standingIn(ofAll, cameOfItFields);
    for (const auto& inner : child ? child->items : view.items)
        addQuotation(inner, contact.words);
    addVerbatim(child ? child->fields : view.fields, contact.words);
    return contact;
}

} // namespace seenheard
