#include "sync/people/Comparison.h"

#include "sync/people/GivenNames.h"
#include "sync/people/NameSound.h"
#include "sync/people/TextSimilarity.h"

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

using Words = std::vector<std::string>;

constexpr double close = 0.92;
constexpr double similar = 0.80;

NameLevel wordLevel(const std::string& left, const std::string& right) {
    if (left == right)
        return NameLevel::Same;
    if (left.size() == 1 || right.size() == 1) // An initial says little, unless it is another.
        return left.front() == right.front() ? NameLevel::Missing : NameLevel::Different;
    if (isSameGivenName(left, right))
        return NameLevel::SameName;
    const auto likeness = jaroWinkler(left, right);
    if (likeness >= close)
        return NameLevel::Close;
    if (const auto sound = nameSound(left); !sound.empty() && sound == nameSound(right))
        return NameLevel::SameSound;
    return likeness >= similar || isOneSlip(left, right) ? NameLevel::Similar : NameLevel::Different;
}

/// The first words weigh; another of several names that is the same says as much as a close one.
NameLevel nameLevel(const Words& left, const Words& right) {
    if (left.empty() || right.empty())
        return NameLevel::Missing;
    if (left == right)
        return NameLevel::Same;
    const auto first = wordLevel(left.front(), right.front());
    if (left.size() == 1 && right.size() == 1)
        return first;
    const bool shared = std::any_of(left.begin(), left.end(), [&](const std::string& word) {
        return word.size() > 1 && std::find(right.begin(), right.end(), word) != right.end();
    });
    return shared ? std::min(first == NameLevel::Missing ? NameLevel::Close : first, NameLevel::Close) : first;
}

/// Whether the names fit better crosswise: something alike and nothing different, where straight it is the reverse.
bool areSwapped(const PlainName& left, const PlainName& right, NameLevel given, NameLevel surname) {
    const auto alike = [](NameLevel level) { return level >= NameLevel::Same && level <= NameLevel::SameSound; };
    if (alike(given) || alike(surname))
        return false;
    const auto one = nameLevel(left.given, right.surname);
    const auto other = nameLevel(left.surname, right.given);
    return (alike(one) || alike(other)) && one != NameLevel::Different && other != NameLevel::Different;
}

std::array<unsigned, 8> digitsOf(const std::chrono::year_month_day& date) {
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
    const auto month = static_cast<unsigned>(date.month());
    const auto day = static_cast<unsigned>(date.day());
    return {year / 1000 % 10, year / 100 % 10, year / 10 % 10, year % 10, month / 10, month % 10, day / 10, day % 10};
}

BirthLevel dateLevel(const std::chrono::year_month_day& left, const std::chrono::year_month_day& right) {
    if (left == right)
        return BirthLevel::Same;
    const auto day = static_cast<unsigned>(left.day());
    const auto otherDay = static_cast<unsigned>(right.day());
    if (left.year() == right.year() && static_cast<unsigned>(left.month()) == otherDay
        && static_cast<unsigned>(right.month()) == day)
        return BirthLevel::DayMonthSwapped;
    const auto digits = digitsOf(left);
    const auto others = digitsOf(right);
    auto off = 0;
    for (std::size_t at = 0; at < digits.size(); ++at)
        off += digits[at] != others[at] ? 1 : 0;
    const auto apart = std::chrono::abs(std::chrono::sys_days(left) - std::chrono::sys_days(right));
    if (off == 1)
        return BirthLevel::OneDigitOff;
    if (apart <= std::chrono::days{31})
        return BirthLevel::WithinAMonth;
    if (off == 2 && apart > std::chrono::days{366})
        return BirthLevel::TwoDigitsOff;
    return apart <= std::chrono::days{366} ? BirthLevel::WithinAYear : BirthLevel::Different;
}

BirthLevel spanLevel(const BirthSpan& left, const BirthSpan& right) {
    using std::chrono::sys_days;
    if (sys_days(left.earliest) <= sys_days(right.latest) && sys_days(right.earliest) <= sys_days(left.latest))
        return BirthLevel::AgeFits;
    const auto gap =
        std::max(sys_days(left.earliest) - sys_days(right.latest), sys_days(right.earliest) - sys_days(left.latest));
    return gap <= std::chrono::days{366} ? BirthLevel::AgeNear : BirthLevel::AgeDiffers;
}

BirthLevel birthLevel(const PersonFacts& left, const PersonFacts& right) {
    if (left.born && right.born)
        return dateLevel(*left.born, *right.born);
    const auto span = [](const PersonFacts& facts) {
        return facts.born ? std::optional(BirthSpan{*facts.born, *facts.born}) : facts.bornBetween;
    };
    const auto one = span(left);
    const auto other = span(right);
    return one && other ? spanLevel(*one, *other) : BirthLevel::Missing;
}

MarkLevel markLevel(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty())
        return MarkLevel::Missing;
    if (left == right)
        return MarkLevel::Same;
    return jaroWinkler(left, right) >= close ? MarkLevel::Close : MarkLevel::Different;
}

} // namespace

Comparison compare(const PersonFacts& left, const PersonFacts& right) {
    Comparison found;
    found.given = nameLevel(left.name.given, right.name.given);
    found.surname = nameLevel(left.name.surname, right.name.surname);
    if (areSwapped(left.name, right.name, found.given, found.surname)) {
        found.swapped = true;
        found.given = nameLevel(left.name.given, right.name.surname);
        found.surname = nameLevel(left.name.surname, right.name.given);
        if (found.surname < found.given) // Whichever of the two comes first.
            std::swap(found.given, found.surname);
    }
    found.birth = birthLevel(left, right);
    found.place = placeLevel(left.places, right.places);
    if (!left.sex.empty() && !right.sex.empty())
        found.sex = left.sex == right.sex ? MarkLevel::Same : MarkLevel::Different;
    found.contact = markLevel(left.contact, right.contact);
    return found;
}

} // namespace seenheard
