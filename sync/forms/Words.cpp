#include "sync/forms/Answers.h"
#include "sync/forms/Fits.h"
#include "sync/forms/IsoTime.h"

#include <algorithm>

namespace seenheard {
namespace {

/// Nothing but the list is known of an item here: whoever shows it knows its letter or name.
std::string wordsForChoice(const FormDefinition& form, const Field& field, const std::string& name) {
    if (const Choice* choice = field.choice(name))
        return choice->label;
    if (!field.itemsOf.empty() && isItemName(name)) {
        const auto& fields = form.fields();
        const auto list =
            std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.name == field.itemsOf; });
        return list == fields.end() || list->itemNoun.empty() ? "somebody listed" : list->itemNoun;
    }
    return name;
}

std::string wordsForChoices(const FormDefinition& form, const Field& field, const Choices& choices) {
    std::string words;
    const auto add = [&](const std::string& name) {
        words += (words.empty() ? "" : "; ") + wordsForChoice(form, field, name);
    };
    // In the order of the form, as people see them; what the form does not name comes after.
    for (const Choice& choice : field.choices)
        if (std::find(choices.names.begin(), choices.names.end(), choice.name) != choices.names.end())
            add(choice.name);
    for (const auto& name : choices.names)
        if (field.choice(name) == nullptr)
            add(name);
    return words;
}

std::string wordsForReason(const FormDefinition& form, const NotObtained& given) {
    const Reason* reason = form.reason(given.reason);
    std::string label = reason == nullptr ? given.reason : reason->label;
    if (!label.empty() && label.front() >= 'A' && label.front() <= 'Z')
        label.front() = static_cast<char>(label.front() - 'A' + 'a');
    return "not obtained: " + label + (given.note.empty() ? "" : " (" + given.note + ")");
}

} // namespace

std::string wordsFor(const FormDefinition& form, const Field& field, const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "yes" : "no";
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return std::to_string(*number);
    if (const auto* text = std::get_if<Text>(&value)) {
        if (field.type == FieldType::Date) {
            const auto date = dateFrom(*text);
            return date ? dateWords(*date) : *text;
        }
        return field.type == FieldType::Text ? *text : wordsForChoice(form, field, *text);
    }
    if (const auto* choices = std::get_if<Choices>(&value))
        return wordsForChoices(form, field, *choices);
    if (const auto* instant = std::get_if<Instant>(&value))
        return momentWords(*instant);
    if (const auto* reference = std::get_if<Reference>(&value))
        return reference->id;
    if (const auto* picture = std::get_if<Picture>(&value))
        return (picture->kind == PictureKind::Drawing ? "Drawing, " : "Photograph, ") + momentWords(picture->takenAt);
    if (const auto* bytes = std::get_if<Bytes>(&value))
        return std::to_string(bytes->size()) + " octets";
    if (const auto* given = std::get_if<NotObtained>(&value))
        return wordsForReason(form, *given);
    if (const auto* withdrawn = std::get_if<Withdrawn>(&value))
        return "withdrawn: " + withdrawn->reason;
    return "taken back";
}

} // namespace seenheard
