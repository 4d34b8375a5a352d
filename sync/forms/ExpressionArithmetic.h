#pragma once

#include "sync/records/Value.h"

#include <optional>

namespace seenheard {

enum class Arithmetic { Add, Subtract, Multiply, Divide, Modulo };

/// Of two numbers; days are added to a date or a moment, and two of those differ by days. Nothing where either is
/// empty or no number, and where there is no result (a division by nothing).
[[nodiscard]] std::optional<Value> calculated(
    Arithmetic operation, const std::optional<Value>& one, const std::optional<Value>& other);
/// Days since 1970: whole for a date, with decimals for a moment.
[[nodiscard]] std::optional<double> daysIn(const std::optional<Value>& value);

} // namespace seenheard
