#include "sync/forms/ExpressionValues.h"

#include "sync/forms/IsoTime.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace seenheard {

namespace {

bool looksLikeDecimal(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const auto dot = text.find('.');
    const auto whole = text.substr(0, dot);
    const auto rest = dot == std::string_view::npos ? std::string_view("0") : text.substr(dot + 1);
    return !whole.empty() && !rest.empty() && std::all_of(whole.begin(), whole.end(), isDigit)
        && std::all_of(rest.begin(), rest.end(), isDigit);
}

} // namespace

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
    if (const auto* picture = std::get_if<Picture>(&*value))
        return picture->id.hex();
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

std::optional<double> decimalIn(const std::optional<Value>& value) {
    if (const auto whole = numberIn(value))
        return static_cast<double>(*whole);
    const auto* text = value ? std::get_if<Text>(&*value) : nullptr;
    if (text == nullptr || !looksLikeDecimal(*text))
        return std::nullopt;
    double number = 0;
    const auto [stopped, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

std::optional<Value> valueOfNumber(double number) {
    constexpr double mostExact = 9'007'199'254'740'992.0; // Beyond it a double skips whole numbers.
    if (!std::isfinite(number) || std::fabs(number) > mostExact)
        return std::nullopt;
    if (std::trunc(number) == number)
        return Value(static_cast<std::int64_t>(number));
    std::array<char, 64> digits{};
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
    return error == std::errc{} ? std::optional<Value>(Text(digits.data(), end)) : std::nullopt;
}

std::string textOfAny(const std::optional<Value>& value) {
    if (isEmpty(value))
        return {};
    if (const auto* flag = std::get_if<bool>(&*value))
        return *flag ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&*value))
        return std::to_string(*number);
    if (const auto* instant = std::get_if<Instant>(&*value))
        return isoText(*instant);
    if (const auto* choices = std::get_if<Choices>(&*value)) {
        std::string text;
        for (const auto& name : choices->names)
            text += (text.empty() ? "" : " ") + name;
        return text;
    }
    return textIn(value).value_or("");
}

bool sayTheSame(const std::optional<Value>& one, const std::optional<Value>& other) {
    if (isEmpty(one) || isEmpty(other))
        return isEmpty(one) == isEmpty(other);
    if (std::holds_alternative<NotObtained>(*one) || std::holds_alternative<NotObtained>(*other))
        return false;
    if (const auto first = numberIn(one), second = numberIn(other); first && second)
        return *first == *second;
    if (const auto decimal = decimalIn(one), otherDecimal = decimalIn(other); decimal && otherDecimal)
        return std::fabs(*decimal - *otherDecimal) == 0;
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
    if (const auto decimal = decimalIn(one), otherDecimal = decimalIn(other); decimal && otherDecimal)
        return *decimal < *otherDecimal;
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
