#include "sync/rules/AnswerView.h"

#include "sync/forms/IsoTime.h"

#include <algorithm>

namespace seenheard {
namespace {

const Field* fieldNamed(const std::vector<Field>& fields, std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace

std::optional<ItemId> AnswerView::item() const {
    if (level_.path.empty())
        return std::nullopt;
    return std::get<ItemId>(level_.path.back());
}

std::optional<Value> AnswerView::value(std::string_view name) const {
    const Field* field = fieldNamed(fields_, name);
    return field == nullptr ? std::nullopt : answerOf(*field, keyBelow(level_, field->number), answers_);
}

bool AnswerView::asks(std::string_view field) const {
    return fieldNamed(fields_, field) != nullptr;
}

bool AnswerView::answered(std::string_view field) const {
    return value(field).has_value();
}

bool AnswerView::isNotObtained(std::string_view field) const {
    const auto found = value(field);
    return found && std::holds_alternative<NotObtained>(*found);
}

bool AnswerView::is(std::string_view field, std::string_view choice) const {
    const auto found = value(field);
    if (!found)
        return false;
    if (const auto* choices = std::get_if<Choices>(&*found))
        return std::find(choices->names.begin(), choices->names.end(), choice) != choices->names.end();
    const auto* text = std::get_if<Text>(&*found);
    return text != nullptr && *text == choice;
}

bool AnswerView::isAnyOf(std::string_view field, std::initializer_list<std::string_view> choices) const {
    return std::any_of(choices.begin(), choices.end(), [&](std::string_view each) { return is(field, each); });
}

bool AnswerView::hasChoiceBut(std::string_view field, std::initializer_list<std::string_view> choices) const {
    const auto isOther = [&](std::string_view name) {
        return std::find(choices.begin(), choices.end(), name) == choices.end();
    };
    const auto found = value(field);
    const auto* chosen = found ? std::get_if<Choices>(&*found) : nullptr;
    if (chosen != nullptr)
        return std::any_of(chosen->names.begin(), chosen->names.end(), isOther);
    const auto* text = found ? std::get_if<Text>(&*found) : nullptr;
    return text != nullptr && isOther(*text);
}

std::optional<Instant> AnswerView::instant(std::string_view field) const {
    const auto found = value(field);
    const auto* instant = found ? std::get_if<Instant>(&*found) : nullptr;
    return instant != nullptr && isPlausible(*instant) ? std::optional(*instant) : std::nullopt;
}

std::string AnswerView::text(std::string_view field) const {
    const auto found = value(field);
    const auto* text = found ? std::get_if<Text>(&*found) : nullptr;
    return text != nullptr ? *text : std::string();
}

std::string AnswerView::words(std::string_view field) const {
    const auto found = value(field);
    if (!found || std::holds_alternative<NotObtained>(*found))
        return {};
    return wordsFor(form_, *fieldNamed(fields_, field), *found);
}

std::vector<std::string> AnswerView::names(std::string_view field) const {
    const auto found = value(field);
    const auto* choices = found ? std::get_if<Choices>(&*found) : nullptr;
    return choices != nullptr ? choices->names : std::vector<std::string>();
}

std::optional<Reference> AnswerView::reference(std::string_view field) const {
    const auto found = value(field);
    const auto* reference = found ? std::get_if<Reference>(&*found) : nullptr;
    return reference != nullptr ? std::optional(*reference) : std::nullopt;
}

std::vector<AnswerView> AnswerView::items(std::string_view list) const {
    std::vector<AnswerView> views;
    const Field* field = fieldNamed(fields_, list);
    if (field == nullptr || field->type != FieldType::List)
        return views;
    const RegisterKey key = keyBelow(level_, field->number);
    for (const ItemId& id : itemsIn(form_, answers_, key))
        views.push_back(AnswerView(form_, answers_, field->fields, keyBelow(key, id)));
    return views;
}

} // namespace seenheard
