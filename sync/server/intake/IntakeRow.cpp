#include "sync/server/intake/IntakeRow.h"

#include "sync/forms/IsoTime.h"
#include "sync/forms/Utf8.h"
#include "sync/rules/LondonTime.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace seenheard {

namespace {

using nlohmann::json;

Error wrong(const std::string& what) {
    return fail(ErrorCode::InvalidInput, what);
}

bool isMomentField(std::string_view name) {
    return name.ends_with("_at");
}

bool isDayField(std::string_view name) {
    constexpr std::array named{"first_day", "last_day", "date_of_birth", "closed"};
    return std::ranges::find(named, name) != named.end() || name.ends_with("_on") || name.ends_with("_date")
        || name.ends_with("_day");
}

bool isIdField(std::string_view name) {
    return name == "id" || name.ends_with("_ref");
}

/// Exactly that many digits.
std::optional<unsigned> digits(std::string_view text, std::size_t least, std::size_t most) {
    unsigned number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool fits =
        text.size() >= least && text.size() <= most && failed == std::errc() && end == text.data() + text.size();
    return fits ? std::optional(number) : std::nullopt;
}

/// 2026-03-02, or day, month and year of four digits.
std::optional<std::chrono::year_month_day> dayFrom(std::string_view text) {
    if (const auto iso = dateFrom(text))
        return iso;
    const auto first = text.find('/');
    const auto second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos)
        return std::nullopt;
    const auto day = digits(text.substr(0, first), 1, 2);
    const auto month = digits(text.substr(first + 1, second - first - 1), 1, 2);
    const auto year = digits(text.substr(second + 1), 4, 4);
    if (!day || !month || !year)
        return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day)};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// 06:10 or 06:10:30
std::optional<std::chrono::seconds> timeFrom(std::string_view text) {
    const auto hour = digits(text.substr(0, text.find(':')), 1, 2);
    const auto colon = text.find(':');
    if (!hour || colon == std::string_view::npos)
        return std::nullopt;
    const auto rest = text.substr(colon + 1);
    const auto minute = digits(rest.substr(0, 2), 2, 2);
    const auto second = rest.size() == 2     ? std::optional(0U)
        : rest.size() == 5 && rest[2] == ':' ? digits(rest.substr(3), 2, 2)
                                             : std::nullopt;
    if (!minute || !second || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return std::chrono::seconds(*hour * 3600 + *minute * 60 + *second);
}

/// With an offset, or by London's clocks.
std::optional<std::string> momentFrom(std::string_view text) {
    if (const auto instant = instantFrom(text))
        return isoText(*instant);
    const auto gap = text.find_first_of(" T");
    if (gap == std::string_view::npos)
        return std::nullopt;
    const auto day = dayFrom(text.substr(0, gap));
    const auto time = timeFrom(text.substr(gap + 1));
    if (!day || !time)
        return std::nullopt;
    auto moment = londonMoment(*day, std::chrono::floor<std::chrono::minutes>(*time));
    moment.utcMs += (time->count() % 60) * 1000;
    return isoText(moment);
}

Status makeDay(const std::string& name, json& value) {
    if (!value.is_string())
        return wrong("'" + name + "' holds no day. Write it as 2026-03-02 or 02/03/2026.");
    const auto day = dayFrom(value.get_ref<const std::string&>());
    if (!day)
        return wrong("'" + name
            + "' holds no day that exists, day before month, the year in four digits. Write it as 2026-03-02 or "
              "02/03/2026; a bare number means that a spreadsheet took the column for a number.");
    value = isoText(*day);
    return success();
}

Status makeMoment(const std::string& name, json& value) {
    const auto moment = value.is_string() ? momentFrom(value.get_ref<const std::string&>()) : std::nullopt;
    if (!moment)
        return wrong("'" + name
            + "' holds no day with a time. Write it as 2026-03-02T06:10:00Z, or as 02/03/2026 06:10 by London's "
              "clocks.");
    value = *moment;
    return success();
}

/// Numbers as texts, as CSV has them.
void makeId(json& value) {
    if (value.is_number_integer())
        value = value.dump();
}

Status makeField(const std::string& name, json& value) {
    if (isIdField(name))
        makeId(value);
    if (name == "people" && value.is_array())
        std::ranges::for_each(value, makeId);
    if (name == "subject" && value.is_object() && value.contains("id"))
        makeId(value["id"]);
    const auto* text = value.get_ptr<const std::string*>();
    const bool given = !value.is_null() && (text == nullptr || !text->empty());
    if (given && isMomentField(name))
        return makeMoment(name, value);
    if (!given || !isDayField(name))
        return success();
    if (!value.is_array())
        return makeDay(name, value);
    for (auto& day : value) {
        if (auto made = makeDay(name, day); !made)
            return made;
    }
    return success();
}

/// What `ended` says; it is no field of the item.
Result<bool> takeEnded(json& fields) {
    const auto found = fields.find("ended");
    if (found == fields.end())
        return false;
    auto said = *found;
    fields.erase(found);
    if (said.is_boolean())
        return said.get<bool>();
    auto word = said.is_string() ? said.get<std::string>() : said.is_null() ? std::string() : said.dump();
    std::ranges::transform(word, word.begin(),
        [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; });
    for (const auto* yes : {"yes", "y", "true", "1"})
        if (word == yes)
            return true;
    for (const auto* no : {"", "no", "n", "false", "0"})
        if (word == no)
            return false;
    return wrong("'ended' is neither yes nor no. Write yes where what the row names is no more, else leave it empty.");
}

} // namespace

std::string trimmedCell(std::string_view cell) {
    constexpr std::string_view hardSpace = "\xC2\xA0";
    const auto drop = [&cell](std::size_t before, std::size_t behind) {
        cell = cell.substr(before, cell.size() - before - behind);
        return true;
    };
    for (bool more = true; more;) {
        more = false;
        if (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t'))
            more = drop(1, 0);
        if (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t'))
            more = drop(0, 1);
        if (cell.starts_with(hardSpace))
            more = drop(hardSpace.size(), 0);
        if (cell.ends_with(hardSpace))
            more = drop(0, hardSpace.size());
    }
    return std::string(cell);
}

std::string columnName(std::string_view header) {
    auto name = trimmedCell(header);
    for (auto& letter : name) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
        else if (letter == ' ' || letter == '-')
            letter = '_';
    }
    return name;
}

Result<IntakeRow> intakeRowFrom(const ReferenceSetShape& shape, json fields) {
    if (!fields.is_object())
        return wrong("this is no object. A file of JSON is an array of objects.");
    const auto ended = takeEnded(fields);
    if (!ended)
        return ended.error();
    for (const auto& [name, value] : fields.items()) {
        if (!looksLikeName(name))
            continue; // for the check of the item to name
        if (auto made = makeField(name, value); !made)
            return made.error();
    }
    // What ends needs its id alone.
    if (*ended && fields.value("title", json()).is_null())
        fields["title"] = "-";
    const auto item = referenceItemFrom(shape, fields);
    if (!item)
        return wrong(item.error().message
            + (item.error().message.starts_with("'id' has")
                    ? " A number that a spreadsheet rounded is no id: format the "
                      "column as text."
                    : ""));
    return IntakeRow{(*item)["id"].get<std::string>(), *ended, *ended ? std::string() : item->dump()};
}

} // namespace seenheard
