#include "sync/xlsform/CellText.h"

#include "sync/forms/ExpressionValues.h"
#include "sync/forms/IsoTime.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace seenheard {
namespace {

constexpr double lastDay = 2'958'466; // 31 December 9999 as Excel counts.

std::string clockText(std::int64_t minutes) {
    std::array<char, 16> text{};
    (void)std::snprintf(
        text.data(), text.size(), "%02d:%02d", static_cast<int>(minutes / 60), static_cast<int>(minutes % 60));
    return text.data();
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

bool isSpace(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n';
}

} // namespace

NumberMeaning meaningOfFormat(std::uint32_t number, std::string_view code) {
    if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || (number >= 50 && number <= 58))
        return NumberMeaning::Day;
    if ((number >= 18 && number <= 21) || (number >= 45 && number <= 47))
        return NumberMeaning::Time;
    if (number == 22)
        return NumberMeaning::DayAndTime;
    bool day = false;
    bool time = false;
    bool quoted = false;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char letter = code[at];
        if (letter == '"')
            quoted = !quoted;
        else if (letter == '[')
            at = std::min(code.find(']', at), code.size() - 1); // a colour or a locale
        else if (letter == '\\' || letter == '_')
            ++at;
        else if (!quoted) {
            day = day || letter == 'y' || letter == 'Y' || letter == 'd' || letter == 'D';
            time = time || letter == 'h' || letter == 'H' || letter == 's' || letter == 'S';
            if (letter == ';')
                break;
        }
    }
    if (day)
        return time ? NumberMeaning::DayAndTime : NumberMeaning::Day;
    return time ? NumberMeaning::Time : NumberMeaning::Number;
}

std::string shownNumber(std::string_view given, NumberMeaning meaning, bool from1904) {
    double number = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
    if (error != std::errc{} || end != given.data() + given.size() || !std::isfinite(number))
        return std::string(given);
    if (meaning == NumberMeaning::Number || number < 0 || number >= lastDay) {
        const auto value = valueOfNumber(number);
        return value ? textOfAny(value) : std::string(given);
    }
    // Excel takes 1900 for a leap year, as Lotus did; so its days are one off before March of that year.
    const double days = std::floor(number);
    const auto minutes = std::min<std::int64_t>(std::llround((number - days) * 1440), 1439);
    if (meaning == NumberMeaning::Time)
        return clockText(minutes);
    const std::int64_t before1970 = from1904 ? 24107 : (days < 60 ? 25568 : 25569);
    const std::chrono::year_month_day day{
        std::chrono::sys_days(std::chrono::days(static_cast<std::int64_t>(days) - before1970))};
    return isoText(day) + (meaning == NumberMeaning::DayAndTime ? " " + clockText(minutes) : "");
}

std::string cleaned(std::string_view given) {
    std::string text(given);
    replaceAll(text, "\r\n", "\n");
    replaceAll(text, "\r", "\n");
    replaceAll(text, "\xC2\xA0", " ");    // a space that does not break
    replaceAll(text, "\xE2\x80\x8B", ""); // a space of no width
    replaceAll(text, "\xEF\xBB\xBF", ""); // a mark of the order of octets
    text.erase(std::remove_if(text.begin(), text.end(),
                   [](char letter) {
                       const auto octet = static_cast<unsigned char>(letter);
                       return (octet < 0x20 && !isSpace(letter)) || octet == 0x7F;
                   }),
        text.end());
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto last = std::find_if_not(text.rbegin(), std::make_reverse_iterator(first), isSpace).base();
    return {first, last};
}

std::string plain(std::string_view given) {
    std::string text = cleaned(given);
    for (const char* quote : {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9A", "\xE2\x80\x9B"})
        replaceAll(text, quote, "'");
    for (const char* quote : {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x9F"})
        replaceAll(text, quote, "\"");
    for (const char* minus : {"\xE2\x80\x93", "\xE2\x88\x92"})
        replaceAll(text, minus, "-");
    replaceAll(text, "\xE2\x89\xA4", "<=");
    replaceAll(text, "\xE2\x89\xA5", ">=");
    return text;
}

std::string lowered(std::string_view given) {
    std::string text(given);
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

} // namespace seenheard
