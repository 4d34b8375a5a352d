#include "sync/forms/ExpressionArithmetic.h"

#include "sync/forms/ExpressionValues.h"
#include "sync/forms/IsoTime.h"

#include <cmath>

namespace seenheard {
namespace {

using Outcome = std::optional<Value>;

constexpr double msInDay = 86'400'000;
constexpr double mostDays = 200'000; // More than 500 years: no day that a form means.

Outcome ofNumbers(Arithmetic operation, double one, double other) {
    switch (operation) {
    case Arithmetic::Add: return valueOfNumber(one + other);
    case Arithmetic::Subtract: return valueOfNumber(one - other);
    case Arithmetic::Multiply: return valueOfNumber(one * other);
    case Arithmetic::Divide: return valueOfNumber(one / other);
    case Arithmetic::Modulo: return valueOfNumber(std::fmod(one, other));
    }
    return std::nullopt;
}

/// Whole numbers stay exact beyond what a double holds.
Outcome ofWholeNumbers(Arithmetic operation, std::int64_t one, std::int64_t other) {
    std::int64_t result = 0;
    if (operation == Arithmetic::Add && !__builtin_add_overflow(one, other, &result))
        return Outcome(result);
    if (operation == Arithmetic::Subtract && !__builtin_sub_overflow(one, other, &result))
        return Outcome(result);
    if (operation == Arithmetic::Multiply && !__builtin_mul_overflow(one, other, &result))
        return Outcome(result);
    return ofNumbers(operation, static_cast<double>(one), static_cast<double>(other));
}

Outcome shifted(const Outcome& from, double days) {
    if (std::fabs(days) > mostDays)
        return std::nullopt;
    if (const auto* instant = from ? std::get_if<Instant>(&*from) : nullptr) {
        Instant later = *instant;
        later.utcMs += std::llround(days * msInDay);
        return isPlausible(later) ? Outcome(later) : std::nullopt;
    }
    const auto date = dateIn(from);
    if (!date)
        return std::nullopt;
    const std::chrono::year_month_day day =
        std::chrono::sys_days(*date) + std::chrono::days(static_cast<std::int64_t>(std::floor(days)));
    return Outcome(Text(isoText(day)));
}

} // namespace

std::optional<double> daysIn(const Outcome& value) {
    if (!value)
        return std::nullopt;
    if (const auto* instant = std::get_if<Instant>(&*value))
        return static_cast<double>(instant->utcMs) / msInDay;
    const auto date = dateIn(value);
    return date ? std::optional(static_cast<double>(std::chrono::sys_days(*date).time_since_epoch().count()))
                : std::nullopt;
}

Outcome calculated(Arithmetic operation, const Outcome& one, const Outcome& other) {
    if (const auto first = numberIn(one), second = numberIn(other); first && second)
        return ofWholeNumbers(operation, *first, *second);
    const auto number = decimalIn(one);
    const auto otherNumber = decimalIn(other);
    if (number && otherNumber)
        return ofNumbers(operation, *number, *otherNumber);
    const auto days = daysIn(one);
    const auto otherDays = daysIn(other);
    if (operation == Arithmetic::Add && days && otherNumber)
        return shifted(one, *otherNumber);
    if (operation == Arithmetic::Add && number && otherDays)
        return shifted(other, *number);
    if (operation == Arithmetic::Subtract && days && otherNumber)
        return shifted(one, -*otherNumber);
    if (operation == Arithmetic::Subtract && days && otherDays)
        return valueOfNumber(*days - *otherDays);
    return std::nullopt;
}

} // namespace seenheard
