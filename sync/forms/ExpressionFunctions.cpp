#include "sync/forms/ExpressionNodes.h"
#include "sync/forms/ExpressionValues.h"
#include "sync/forms/IsoTime.h"
#include "sync/forms/Utf8.h"

#include <algorithm>
#include <array>

namespace seenheard {
namespace {

using Outcome = std::optional<Value>;

const NotObtained* notObtainedIn(const Outcome& value) {
    return value ? std::get_if<NotObtained>(&*value) : nullptr;
}

Outcome selected(const CallArguments& arguments) {
    const Outcome answer = arguments[0];
    const auto wanted = textIn(arguments[1]);
    if (!answer || !wanted || wanted->empty())
        return false;
    if (const auto* choices = std::get_if<Choices>(&*answer))
        return std::find(choices->names.begin(), choices->names.end(), *wanted) != choices->names.end();
    const auto* text = std::get_if<Text>(&*answer);
    return text != nullptr && *text == *wanted;
}

Outcome countSelected(const CallArguments& arguments) {
    const Outcome answer = arguments[0];
    if (isEmpty(answer))
        return std::int64_t{0};
    if (const auto* choices = std::get_if<Choices>(&*answer))
        return static_cast<std::int64_t>(choices->names.size());
    return std::int64_t{std::holds_alternative<Text>(*answer) ? 1 : 0};
}

Outcome count(const CallArguments& arguments) {
    return numberIn(arguments[0]).value_or(0);
}

Outcome coalesce(const CallArguments& arguments) {
    for (std::size_t index = 0; index < arguments.count(); ++index)
        if (Outcome value = arguments[index]; !isEmpty(value))
            return value;
    return std::nullopt;
}

Outcome choose(const CallArguments& arguments) {
    return isTrueValue(arguments[0]) ? arguments[1] : arguments[2];
}

Outcome stringLength(const CallArguments& arguments) {
    return static_cast<std::int64_t>(codePointsIn(textIn(arguments[0]).value_or("")).value_or(0));
}

Outcome notObtained(const CallArguments& arguments) {
    return notObtainedIn(arguments[0]) != nullptr;
}

Outcome reasonOf(const CallArguments& arguments) {
    const Outcome answer = arguments[0];
    const auto* found = notObtainedIn(answer);
    return found == nullptr ? std::nullopt : Outcome(found->reason);
}

Outcome notObtainedBecause(const CallArguments& arguments) {
    const auto reason = textIn(arguments[0]);
    return reason && !reason->empty() ? Outcome(NotObtained{*reason, {}}) : std::nullopt;
}

Outcome negation(const CallArguments& arguments) {
    return !isTrueValue(arguments[0]);
}
Outcome yes(const CallArguments&) {
    return true;
}
Outcome no(const CallArguments&) {
    return false;
}
Outcome today(const CallArguments& arguments) {
    return arguments.fact("today");
}

/// Whole years from the first day to the second; empty if either is unknown or they are the wrong way round.
Outcome yearsBetween(const CallArguments& arguments) {
    const auto from = dateIn(arguments[0]);
    const auto to = dateIn(arguments[1]);
    if (!from || !to || *to < *from)
        return std::nullopt;
    const bool birthdayToCome =
        to->month() < from->month() || (to->month() == from->month() && to->day() < from->day());
    return static_cast<std::int64_t>((to->year() - from->year()).count() - (birthdayToCome ? 1 : 0));
}

/// Elapsed hours, whatever the clocks do; the local offset stays that of the beginning.
Outcome hoursAfter(const CallArguments& arguments) {
    constexpr std::int64_t mostHours = 1'000'000;
    const Outcome start = arguments[0];
    const auto hours = numberIn(arguments[1]);
    const auto* instant = start ? std::get_if<Instant>(&*start) : nullptr;
    if (instant == nullptr || !hours || *hours < 0 || *hours > mostHours)
        return std::nullopt;
    Instant later = *instant;
    if (__builtin_add_overflow(later.utcMs, *hours * 3'600'000, &later.utcMs))
        return std::nullopt;
    return later;
}

constexpr std::array<ExpressionFunction, 16> functions{{
    {"selected", 2, 2, selected, {}},
    {"count-selected", 1, 1, countSelected, {}},
    {"count", 1, 1, count, {}},
    {"coalesce", 1, 8, coalesce, {}},
    {"if", 3, 3, choose, {}},
    {"not", 1, 1, negation, {}},
    {"true", 0, 0, yes, {}},
    {"false", 0, 0, no, {}},
    {"string-length", 1, 1, stringLength, {}},
    {"not-obtained", 1, 1, notObtained, {}},
    {"reason-of", 1, 1, reasonOf, {}},
    {"not-obtained-because", 1, 1, notObtainedBecause, {}},
    {"today", 0, 0, today, "today"},
    {"years-between", 2, 2, yearsBetween, {}},
    {"hours-after", 2, 2, hoursAfter, {}},
    {"answered", 1, 1, [](const CallArguments& arguments) -> Outcome { return !isEmpty(arguments[0]); }, {}},
}};

} // namespace

const ExpressionFunction* functionNamed(std::string_view name) {
    const auto* found = std::find_if(
        functions.begin(), functions.end(), [&](const ExpressionFunction& each) { return each.name == name; });
    if (found != functions.end())
        return found;
    const auto others = textAndNumberFunctions();
    const auto other =
        std::find_if(others.begin(), others.end(), [&](const ExpressionFunction& each) { return each.name == name; });
    return other == others.end() ? nullptr : &*other;
}

std::vector<Value> CallArguments::every(std::size_t index) const {
    const auto name = nodes_[index]->looksUp();
    const auto slash = name.find('/');
    const auto value = slash == std::string_view::npos
        ? nodes_[index]->value(lookup_, self_)
        : lookup_(std::string(name.substr(0, slash)) + "/" + std::string(name.substr(slash)));
    if (isEmpty(value))
        return {};
    const auto* several = std::get_if<Choices>(&*value);
    return several == nullptr ? std::vector<Value>{*value}
                              : std::vector<Value>(several->names.begin(), several->names.end());
}

} // namespace seenheard
