#include "sync/forms/ExpressionArithmetic.h"
#include "sync/forms/ExpressionNodes.h"
#include "sync/forms/ExpressionValues.h"
#include "sync/forms/IsoTime.h"
#include "sync/forms/TextPattern.h"

#include <algorithm>
#include <array>
#include <cmath>

// Functions of text, numbers and days, as XLSForm names them.

namespace seenheard {
namespace {

using Outcome = std::optional<Value>;

constexpr std::size_t longestText = 20'000;

Outcome asText(std::string text) {
    if (text.size() > longestText)
        return std::nullopt;
    return Outcome(Text(std::move(text)));
}

Outcome concat(const CallArguments& arguments) {
    std::string text;
    for (std::size_t index = 0; index < arguments.count(); ++index)
        text += textOfAny(arguments[index]);
    return asText(std::move(text));
}

/// The parts that say something, with the first argument between them.
Outcome join(const CallArguments& arguments) {
    const auto between = textOfAny(arguments[0]);
    std::string text;
    bool first = true;
    for (std::size_t index = 1; index < arguments.count(); ++index)
        for (const auto& value : arguments.every(index)) {
            text += (first ? "" : between) + textOfAny(value);
            first = false;
        }
    return asText(std::move(text));
}

Outcome string(const CallArguments& arguments) {
    return asText(textOfAny(arguments[0]));
}

Outcome number(const CallArguments& arguments) {
    const Outcome value = arguments[0];
    if (const auto* flag = value ? std::get_if<bool>(&*value) : nullptr)
        return std::int64_t{*flag ? 1 : 0};
    auto given = decimalIn(value);
    if (!given)
        given = daysIn(value);
    return given ? valueOfNumber(*given) : std::nullopt;
}

Outcome whole(const CallArguments& arguments) {
    const auto given = decimalIn(arguments[0]);
    return given ? valueOfNumber(std::trunc(*given)) : std::nullopt;
}

Outcome rounded(const CallArguments& arguments) {
    const auto given = decimalIn(arguments[0]);
    const auto digits = arguments.count() > 1 ? numberIn(arguments[1]).value_or(0) : 0;
    if (!given || digits < 0 || digits > 9)
        return std::nullopt;
    const double scale = std::pow(10.0, static_cast<double>(digits));
    return valueOfNumber(std::round(*given * scale) / scale);
}

Outcome absolute(const CallArguments& arguments) {
    const auto given = decimalIn(arguments[0]);
    return given ? valueOfNumber(std::fabs(*given)) : std::nullopt;
}

std::vector<double> numbersIn(const CallArguments& arguments) {
    std::vector<double> numbers;
    for (std::size_t index = 0; index < arguments.count(); ++index)
        for (const auto& value : arguments.every(index))
            if (const auto given = decimalIn(value))
                numbers.push_back(*given);
    return numbers;
}

Outcome sum(const CallArguments& arguments) {
    double total = 0;
    for (const double each : numbersIn(arguments))
        total += each;
    return valueOfNumber(total);
}

Outcome least(const CallArguments& arguments) {
    const auto numbers = numbersIn(arguments);
    return numbers.empty() ? std::nullopt : valueOfNumber(*std::min_element(numbers.begin(), numbers.end()));
}

Outcome most(const CallArguments& arguments) {
    const auto numbers = numbersIn(arguments);
    return numbers.empty() ? std::nullopt : valueOfNumber(*std::max_element(numbers.begin(), numbers.end()));
}

Outcome matches(const CallArguments& arguments) {
    const auto pattern = TextPattern::compile(textOfAny(arguments[1]));
    return pattern.ok() && pattern->matches(textOfAny(arguments[0]));
}

Outcome contains(const CallArguments& arguments) {
    return textOfAny(arguments[0]).find(textOfAny(arguments[1])) != std::string::npos;
}

Outcome startsWith(const CallArguments& arguments) {
    return textOfAny(arguments[0]).starts_with(textOfAny(arguments[1]));
}

Outcome endsWith(const CallArguments& arguments) {
    return textOfAny(arguments[0]).ends_with(textOfAny(arguments[1]));
}

/// From the first place, counted from 0 in characters, up to but without the second.
Outcome substr(const CallArguments& arguments) {
    const auto text = textOfAny(arguments[0]);
    const auto from = numberIn(arguments[1]).value_or(0);
    const auto to = arguments.count() > 2 ? numberIn(arguments[2]).value_or(0) : static_cast<std::int64_t>(longestText);
    std::string part;
    std::int64_t place = -1;
    for (const char octet : text) {
        place += (static_cast<unsigned char>(octet) & 0xC0U) == 0x80U ? 0 : 1;
        if (place >= from && place < to)
            part += octet;
    }
    return asText(std::move(part));
}

Outcome now(const CallArguments& arguments) {
    return arguments.fact("now");
}

Outcome position(const CallArguments& arguments) {
    return arguments.fact(itemPosition);
}

/// The day of a date, of a moment, or of a text that is one.
Outcome date(const CallArguments& arguments) {
    const auto day = dateIn(arguments[0]);
    return day ? Outcome(Text(isoText(*day))) : std::nullopt;
}

constexpr std::array<ExpressionFunction, 19> functions{{
    {"concat", 1, 40, concat, {}},
    {"join", 2, 40, join, {}},
    {"string", 1, 1, string, {}},
    {"number", 1, 1, number, {}},
    {"int", 1, 1, whole, {}},
    {"round", 1, 2, rounded, {}},
    {"abs", 1, 1, absolute, {}},
    {"sum", 1, 40, sum, {}},
    {"min", 1, 40, least, {}},
    {"max", 1, 40, most, {}},
    {"regex", 2, 2, matches, {}},
    {"contains", 2, 2, contains, {}},
    {"starts-with", 2, 2, startsWith, {}},
    {"ends-with", 2, 2, endsWith, {}},
    {"substr", 2, 3, substr, {}},
    {"now", 0, 0, now, "now"},
    {"position", 0, 0, position, {}},
    {"date", 1, 1, date, {}},
    {"normalize-space", 1, 1,
        [](const CallArguments& arguments) -> Outcome {
            std::string text;
            for (const char letter : textOfAny(arguments[0])) {
                const bool space = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
                if (!space)
                    text += letter;
                else if (!text.empty() && text.back() != ' ')
                    text += ' ';
            }
            if (text.ends_with(' '))
                text.pop_back();
            return asText(std::move(text));
        },
        {}},
}};

} // namespace

std::span<const ExpressionFunction> textAndNumberFunctions() {
    return functions;
}

} // namespace seenheard
