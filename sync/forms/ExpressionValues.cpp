#include "sync/forms/ExpressionValues.h"

#include "sync/forms/IsoTime.h"

#include <charconv>

namespace seenheard {

bool isEmpty(const std::optional<Value>& value) {
    if (!value || std::holds_alternative<Cleared>(*value) || std::holds_alternative<Withdrawn>(*value))
        return true;
    if (const auto* text = std::get_if<Text>(&*value))
        return text->empty();
    const auto* choices = std::get_if<Choices>(&*value);
    return choices != nullptr && choices->names.empty();
}

bool isTrueValue(const std::optional<Value>& value) {
    if (isEmpty(value) || std::holds_alternative<NotObtained>(*value))
        return false;
    if (const auto* flag = std::get_if<bool>(&*value))
        return *flag;
    const auto* number = std::get_if<std::int64_t>(&*value);
    return number == nullptr || *number != 0;
}

std::optional<std::string> textIn(const std::optional<Value>& value) {
    if (!value)
        return std::nullopt;
    if (const auto* text = std::get_if<Text>(&*value))
        return *text;
    if (const auto* choices = std::get_if<Choices>(&*value); choices != nullptr && choices->names.size() == 1)
        return choices->names.front();
    if (const auto* reference = std::get_if<Reference>(&*value))
        return reference->id;
    return std::nullopt;
}

std::optional<std::int64_t> numberIn(const std::optional<Value>& value) {
    if (!value)
        return std::nullopt;
    if (const auto* number = std::get_if<std::int64_t>(&*value))
        return *number;
    if (const auto* text = std::get_if<Text>(&*value)) {
        std::int64_t number = 0;
        const auto* end = text->data() + text->size();
        const auto [stopped, error] = std::from_chars(text->data(), end, number);
        if (error == std::errc{} && stopped == end)
            return number;
    }
    return std::nullopt;
}

bool sayTheSame(const std::optional<Value>& one, const std::optional<Value>& other) {
    if (isEmpty(one) || isEmpty(other))
        return isEmpty(one) == isEmpty(other);
    if (std::holds_alternative<NotObtained>(*one) || std::holds_alternative<NotObtained>(*other))
        return false;
    if (const auto first = numberIn(one), second = numberIn(other); first && second)
        return *first == *second;
    const auto* first = std::get_if<Instant>(&*one);
    const auto* second = std::get_if<Instant>(&*other);
    if (first != nullptr && second != nullptr)
        return first->utcMs == second->utcMs;
    if (const auto text = textIn(one), otherText = textIn(other); text && otherText)
        return *text == *otherText;
    return *one == *other;
}

std::optional<bool> isBefore(const std::optional<Value>& one, const std::optional<Value>& other) {
    if (isEmpty(one) || isEmpty(other))
        return std::nullopt;
    if (const auto first = numberIn(one), second = numberIn(other); first && second)
        return *first < *second;
    const auto* first = std::get_if<Instant>(&*one);
    const auto* second = std::get_if<Instant>(&*other);
    if (first != nullptr && second != nullptr)
        return first->utcMs < second->utcMs;
    const auto date = dateIn(one);
    const auto otherDate = dateIn(other);
    if (date && otherDate)
        return *date < *otherDate;
    return std::nullopt;
}

} // namespace seenheard
