#include "app/services/ItemTitles.h"

#include "sync/forms/IsoTime.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace seenheard {

namespace {

const HeadView* firstHead(const ItemView& item, std::string_view fieldName) {
    for (const auto& field : item.fields) {
        if (!field.field || field.field->name != fieldName || field.heads.empty())
            continue;
        for (const auto& head : field.heads)
            if (head.standsIn)
                return &head;
        return &field.heads.front();
    }
    return nullptr;
}

std::string textIn(const ItemView& item, std::string_view fieldName) {
    const auto* head = firstHead(item, fieldName);
    if (!head)
        return {};
    const auto* text = std::get_if<Text>(&head->value);
    return text ? *text : std::string();
}

std::string loadedText(const ReferenceItem& item, const char* key) {
    const auto json = nlohmann::json::parse(item.json, nullptr, false);
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// "Child B", "Adult A".
std::string letteredTitle(const Field& list, std::size_t position) {
    const std::string kind = list.itemNoun.empty() ? list.label : list.itemNoun;
    if (position < 26)
        return kind + ' ' + static_cast<char>('A' + position);
    return kind + ' ' + std::to_string(position + 1);
}

} // namespace

bool namesAnItem(const Field& field) {
    return field.name == "name" || field.name == "person_ref" || field.name == "age_band"
        || field.name == "date_of_birth";
}

std::optional<int> yearsAt(std::string_view dateOfBirth, const Instant& at) {
    const auto born = dateFrom(dateOfBirth);
    if (!born)
        return std::nullopt;
    const auto today = localDay(at);
    auto years = static_cast<int>(today.year()) - static_cast<int>(born->year());
    if (std::pair(today.month(), today.day()) < std::pair(born->month(), born->day()))
        --years;
    return years >= 0 ? std::optional(years) : std::nullopt;
}

std::string initialsOf(std::string_view name) {
    std::string initials;
    bool atStart = true;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const auto octet = static_cast<unsigned char>(name[at]);
        if (octet == ' ' || octet == '-') {
            atStart = true;
        } else if (atStart) {
            // A letter beyond ASCII takes its following octets along.
            initials.push_back(static_cast<char>(octet < 0x80 ? std::toupper(octet) : octet));
            while (octet >= 0x80 && at + 1 < name.size() && (static_cast<unsigned char>(name[at + 1]) & 0xC0U) == 0x80U)
                initials.push_back(name[++at]);
            atStart = false;
        }
    }
    return initials;
}

bool isAName(std::string_view words) {
    constexpr std::ptrdiff_t mostNames = 5;
    const auto gaps = std::count(words.begin(), words.end(), ' ');
    const bool hasDigit = std::any_of(words.begin(), words.end(), [](char each) { return each >= '0' && each <= '9'; });
    return !words.empty() && !hasDigit && gaps < mostNames;
}

void nameItem(ItemView& item, const Field& list, std::size_t position, const Directory& directory, const Instant& at) {
    std::string name = textIn(item, "name");
    std::string age;
    std::string dateOfBirth = textIn(item, "date_of_birth");
    if (const auto* picked = firstHead(item, "person_ref"))
        if (const auto* reference = std::get_if<Reference>(&picked->value))
            if (const auto person = directory.item(*reference)) {
                if (name.empty())
                    name = person->title;
                if (dateOfBirth.empty())
                    dateOfBirth = loadedText(*person, "date_of_birth");
            }
    if (const auto years = yearsAt(dateOfBirth, at))
        age = std::to_string(*years);
    else if (const auto* band = firstHead(item, "age_band"))
        age = band->words;

    item.title = name.empty() ? letteredTitle(list, position) : name;
    item.initials = isAName(name) ? initialsOf(name) : letteredTitle(list, position);
    if (!age.empty()) {
        item.title += ", " + age;
        item.initials += ' ' + age;
    }
}

std::string recordTitle(const FormDefinition& form, const std::optional<Reference>& about, const Directory& directory) {
    if (!about)
        return form.title();
    const auto item = directory.item(*about);
    if (!item)
        return form.title();
    if (item->reference.kind == "person")
        return form.title() + ", " + initialsOf(item->title);
    std::string title = item->title;
    const auto person = directory.item({"person", loadedText(*item, "person_ref")});
    if (const auto at = person ? title.find(person->title) : std::string::npos; at != std::string::npos)
        title.replace(at, person->title.size(), initialsOf(person->title));
    return title;
}

} // namespace seenheard
