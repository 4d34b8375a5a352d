#include "sync/forms/FormDefinition.h"
#include "sync/forms/Utf8.h"

#include <algorithm>

namespace seenheard {
namespace {

const Field* numbered(const std::vector<Field>& fields, FieldNumber number) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.number == number; });
    return found == fields.end() ? nullptr : &*found;
}

const Field* named(const std::vector<Field>& fields, std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

Error unknown(std::string_view part) {
    return fail(ErrorCode::UnknownField,
        "The form has no such field: the path breaks at "
            + (looksLikeName(part) ? "'" + std::string(part) + "'" : std::string("a part that is no name")) + ".");
}

} // namespace

const Field* FormDefinition::fieldAt(const RegisterKey& key) const {
    const std::vector<Field>* level = &fields_;
    const Field* field = nullptr;
    for (std::size_t at = 0; at < key.path.size(); ++at) {
        if (const auto* number = std::get_if<FieldNumber>(&key.path[at])) {
            const bool last = at + 1 == key.path.size();
            if (field != nullptr && field->policy == StandInPolicy::Each && field->type == FieldType::Many)
                return last && field->choice(*number) != nullptr ? field : nullptr;
            if (level == nullptr)
                return nullptr;
            field = at == 0 && *number < envelope::firstFormField ? numbered(envelopeFields_, *number)
                                                                  : numbered(*level, *number);
            if (field == nullptr)
                return nullptr;
            level = nullptr;
        } else {
            if (field == nullptr || field->type != FieldType::List || level != nullptr || at + 1 == key.path.size())
                return nullptr;
            level = &field->fields;
        }
    }
    return field;
}

Result<std::string> FormDefinition::pathOf(const RegisterKey& key) const {
    const Field* whole = fieldAt(key);
    if (whole == nullptr)
        return fail(ErrorCode::UnknownField, "Form '" + id_ + "' has no field at this register.");
    std::string path;
    const std::vector<Field>* level = &fields_;
    const Field* field = nullptr;
    for (const auto& component : key.path) {
        if (!path.empty())
            path += '/';
        if (const auto* item = std::get_if<ItemId>(&component)) {
            path += item->hex();
            level = &field->fields;
            continue;
        }
        const FieldNumber number = std::get<FieldNumber>(component);
        if (level == nullptr) {
            path += field->choice(number)->name;
            continue;
        }
        field = level == &fields_ && number < envelope::firstFormField ? numbered(envelopeFields_, number)
                                                                       : numbered(*level, number);
        path += field->name;
        level = nullptr;
    }
    return path;
}

Result<RegisterKey> FormDefinition::keyOf(std::string_view path) const {
    RegisterKey key;
    const std::vector<Field>* level = &fields_;
    const Field* field = nullptr;
    while (true) {
        const auto slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        if (level != nullptr) {
            field = named(*level, part);
            if (field == nullptr && key.path.empty())
                field = named(envelopeFields_, part);
            if (field == nullptr)
                return unknown(part);
            key.path.emplace_back(field->number);
            level = nullptr;
        } else if (field->type == FieldType::List) {
            const auto item = ItemId::fromHex(part);
            if (!item)
                return fail(ErrorCode::UnknownField,
                    "The path breaks after '" + field->name
                        + "': the id of an item (32 hexadecimal digits) is expected.");
            key.path.emplace_back(*item);
            level = &field->fields;
        } else {
            const Choice* choice = field->policy == StandInPolicy::Each ? field->choice(part) : nullptr;
            if (choice == nullptr || slash != std::string_view::npos)
                return unknown(part);
            key.path.emplace_back(choice->number);
        }
        if (slash == std::string_view::npos)
            break;
        path.remove_prefix(slash + 1);
    }
    if (level != nullptr)
        return fail(ErrorCode::UnknownField, "The path names an item, not a field of it.");
    return key;
}

} // namespace seenheard
