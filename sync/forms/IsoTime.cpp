#include "sync/forms/IsoTime.h"

#include <algorithm>
#include <array>

namespace seenheard {
namespace {

using namespace std::chrono;

constexpr std::int64_t msPerMinute = 60'000;

/// Reads fixed-width numbers and single letters; the first that does not fit sticks.
class FixedReader {
public:
    explicit FixedReader(std::string_view text) : text_(text) {}

    int number(std::size_t digits) {
        int value = 0;
        for (std::size_t count = 0; count < digits; ++count) {
            if (at_ >= text_.size() || text_[at_] < '0' || text_[at_] > '9') {
                good_ = false;
                return 0;
            }
            value = value * 10 + (text_[at_++] - '0');
        }
        return value;
    }
    void letter(char expected) {
        if (!optional(expected))
            good_ = false;
    }
    bool optional(char expected) {
        const bool there = at_ < text_.size() && text_[at_] == expected;
        at_ += there ? 1 : 0;
        return there;
    }
    [[nodiscard]] bool finished() const { return good_ && at_ == text_.size(); }
    [[nodiscard]] bool good() const { return good_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    bool good_ = true;
};

year_month_day readDate(FixedReader& reader) {
    const int y = reader.number(4);
    reader.letter('-');
    const int m = reader.number(2);
    reader.letter('-');
    const int d = reader.number(2);
    return {year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
}

bool isPlausible(const year_month_day& date) {
    return date.ok() && date.year() >= year{1900} && date.year() < year{2200};
}

/// At least that many digits.
std::string digits(std::int64_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// What a clock on the wall shows, counted as if it were UTC; kept within the years 1 to 9999.
sys_time<milliseconds> localClock(const Instant& instant) {
    constexpr sys_time<milliseconds> first = sys_days{year{1} / January / 2};
    constexpr sys_time<milliseconds> last = sys_days{year{9999} / December / 30};
    const auto utc = std::clamp(sys_time<milliseconds>{milliseconds{instant.utcMs}}, first, last);
    return utc + minutes{std::clamp(instant.offsetMinutes, -24 * 60, 24 * 60)};
}

hh_mm_ss<milliseconds> localTime(const Instant& instant) {
    const auto local = localClock(instant);
    return hh_mm_ss<milliseconds>{local - floor<days>(local)};
}

} // namespace

year_month_day localDay(const Instant& instant) {
    return {floor<days>(localClock(instant))};
}

bool isPlausible(const Instant& instant) {
    const auto utc = sys_time<milliseconds>{milliseconds{instant.utcMs}};
    return utc >= sys_days{year{1900} / January / 1} && utc < sys_days{year{2200} / January / 1}
    && instant.offsetMinutes >= -14 * 60 && instant.offsetMinutes <= 14 * 60;
}

std::string isoText(const year_month_day& date) {
    return digits(static_cast<int>(date.year()), 4) + "-" + digits(static_cast<unsigned>(date.month()), 2) + "-"
        + digits(static_cast<unsigned>(date.day()), 2);
}

std::string isoText(const Instant& instant) {
    const auto time = localTime(instant);
    std::string text = isoText(localDay(instant)) + "T" + digits(time.hours().count(), 2) + ":"
        + digits(time.minutes().count(), 2) + ":" + digits(time.seconds().count(), 2);
    if (time.subseconds().count() != 0)
        text += "." + digits(time.subseconds().count(), 3);
    const int offset = instant.offsetMinutes < 0 ? -instant.offsetMinutes : instant.offsetMinutes;
    return text + (instant.offsetMinutes < 0 ? "-" : "+") + digits(offset / 60, 2) + ":" + digits(offset % 60, 2);
}

std::optional<year_month_day> dateFrom(std::string_view text) {
    FixedReader reader(text);
    const auto date = readDate(reader);
    return reader.finished() && isPlausible(date) ? std::optional(date) : std::nullopt;
}

std::optional<Instant> instantFrom(std::string_view text) {
    FixedReader reader(text);
    const auto date = readDate(reader);
    reader.letter('T');
    const int hour = reader.number(2);
    reader.letter(':');
    const int minute = reader.number(2);
    const int second = reader.optional(':') ? reader.number(2) : 0;
    const int millisecond = reader.optional('.') ? reader.number(3) : 0;
    int offset = 0;
    if (!reader.optional('Z')) {
        const bool west = reader.optional('-');
        if (!west)
            reader.letter('+');
        const int hours = reader.number(2);
        reader.letter(':');
        const int minutes = reader.number(2);
        if (hours > 14 || minutes > 59)
            return std::nullopt;
        offset = (hours * 60 + minutes) * (west ? -1 : 1);
    }
    if (!reader.finished() || !isPlausible(date) || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const auto local = sys_days{date} + hours{hour} + minutes{minute} + seconds{second} + milliseconds{millisecond};
    return Instant{local.time_since_epoch().count() - offset * msPerMinute, offset, ClockQuality::Synced};
}

std::optional<year_month_day> dateIn(const std::optional<Value>& value) {
    if (!value)
        return std::nullopt;
    if (const auto* text = std::get_if<Text>(&*value))
        return dateFrom(*text);
    const auto* instant = std::get_if<Instant>(&*value);
    return instant == nullptr ? std::nullopt : std::optional(localDay(*instant));
}

std::string dateWords(const year_month_day& date) {
    constexpr std::array names{"January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"};
    if (!date.ok())
        return isoText(date);
    return std::to_string(static_cast<unsigned>(date.day())) + " " + names[static_cast<unsigned>(date.month()) - 1]
        + " " + std::to_string(static_cast<int>(date.year()));
}

std::string momentWords(const Instant& instant) {
    const auto time = localTime(instant);
    return dateWords(localDay(instant)) + ", " + digits(time.hours().count(), 2) + ":"
        + digits(time.minutes().count(), 2);
}

} // namespace seenheard
