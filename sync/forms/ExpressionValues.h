#pragma once

#include "sync/records/Value.h"

#include <optional>

namespace seenheard {

/// How expressions see values: no answer, an answer taken back, a withdrawn one and '' are all empty.
[[nodiscard]] bool isEmpty(const std::optional<Value>& value);
[[nodiscard]] bool isTrueValue(const std::optional<Value>& value);
/// Equal in what they say; a choice, a reference's id and a text compare as text, not_obtained equals nothing.
[[nodiscard]] bool sayTheSame(const std::optional<Value>& one, const std::optional<Value>& other);
/// Less, for two numbers, two moments or two dates; nothing for any other pair.
[[nodiscard]] std::optional<bool> isBefore(const std::optional<Value>& one, const std::optional<Value>& other);
/// The text of a text, of a single choice or of a reference.
[[nodiscard]] std::optional<std::string> textIn(const std::optional<Value>& value);
[[nodiscard]] std::optional<std::int64_t> numberIn(const std::optional<Value>& value);
/// A whole number or one with decimals ("37.5", which is a text); the nearest double.
[[nodiscard]] std::optional<double> decimalIn(const std::optional<Value>& value);
/// A whole number where it is one, else a text with as many decimals as it takes; nothing where there is no number.
[[nodiscard]] std::optional<Value> valueOfNumber(double number);
/// Whatever it is as text: "true", "12", "2022-03-05", several choices with spaces between; empty where it is empty.
[[nodiscard]] std::string textOfAny(const std::optional<Value>& value);

} // namespace seenheard
