#include "sync/server/reference/ReferenceItem.h"

#include "sync/forms/Utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

using nlohmann::json;

constexpr std::size_t idBytes = 64;
constexpr std::size_t textCharacters = 400;
constexpr std::string_view refEnding = "_ref";

constexpr std::array shapes{
    ReferenceSetShape{"addresses", "address"},
    ReferenceSetShape{"children", "person"},
    ReferenceSetShape{"districts", "district"},
    ReferenceSetShape{"flags", "flag"},
    ReferenceSetShape{"homes", "home"},
    ReferenceSetShape{"incidents", "incident"},
    ReferenceSetShape{"missing_episodes", "missing_episode"},
    ReferenceSetShape{"people", "person"},
    ReferenceSetShape{"schools", "school"},
    ReferenceSetShape{"settings", "setting"},
    ReferenceSetShape{"teams", "team"},
    ReferenceSetShape{"terms", "term"},
};

Error wrong(const std::string& what) {
    return fail(ErrorCode::InvalidInput, what);
}

std::string quoted(const std::string& name) {
    return looksLikeName(name) ? "'" + name + "'" : "a field";
}

bool isId(const json& value) {
    if (!value.is_string())
        return false;
    const auto& id = value.get_ref<const std::string&>();
    return !id.empty() && id.size() <= idBytes && std::all_of(id.begin(), id.end(), [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9') || character == '-' || character == '_' || character == '.'
            || character == '/';
    });
}

bool isText(const json& value) {
    if (!value.is_string())
        return false;
    const auto length = codePointsIn(value.get_ref<const std::string&>());
    return length && *length <= textCharacters;
}

bool isKind(const json& value) {
    return value.is_string() && std::any_of(shapes.begin(), shapes.end(), [&value](const auto& shape) {
        return shape.kind == value.get_ref<const std::string&>();
    });
}

bool isListOf(bool (*isOne)(const json&), const json& value) {
    return value.is_array() && std::all_of(value.begin(), value.end(), isOne);
}

bool isReference(const json& value) {
    return value.is_object() && value.size() == 2 && value.contains("kind") && value.contains("id")
        && isKind(value["kind"]) && isId(value["id"]);
}

bool isFact(const json& value) {
    return isText(value) || value.is_boolean() || value.is_number_integer() || isListOf(isText, value);
}

struct FieldRule {
    bool fits = false;
    std::string_view wanted;
};

FieldRule ruleFor(const std::string& name, const json& value) {
    if (name == "id")
        return {isId(value), "1 to 64 letters, digits, '-', '_', '.' or '/'"};
    if (name == "title" || name == "detail")
        return {isText(value), "a text of at most 400 characters"};
    if (name == "order")
        return {value.is_number_integer(), "a whole number"};
    if (name == "people")
        return {isListOf(isId, value), "a list of persons' ids"};
    if (name == "subject")
        return {isReference(value), "an object with kind and id"};
    if (name.ends_with(refEnding))
        return {isId(value) && isKind(name.substr(0, name.size() - refEnding.size())),
            "an id, and the word before '_ref' has to be a kind"};
    return {isFact(value), "a text of at most 400 characters, a whole number, true, false or a list of texts"};
}

} // namespace

const ReferenceSetShape* referenceSetNamed(std::string_view set) {
    const auto* found =
        std::find_if(shapes.begin(), shapes.end(), [set](const ReferenceSetShape& shape) { return shape.set == set; });
    return found == shapes.end() ? nullptr : found;
}

std::string allReferenceSets() {
    std::string names;
    for (const auto& shape : shapes)
        names += (names.empty() ? "" : ", ") + std::string(shape.set);
    return names;
}

Result<json> referenceItemFrom(const ReferenceSetShape& shape, const json& fields) {
    if (!fields.is_object())
        return wrong("an item has to be an object.");
    json item = json::object();
    for (const auto& [name, value] : fields.items()) {
        if (!looksLikeName(name))
            return wrong("a field's name may hold lower-case letters, digits and '_' only.");
        if (value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()))
            continue;
        const auto rule = ruleFor(name, value);
        if (!rule.fits)
            return wrong(quoted(name) + " has to be " + std::string(rule.wanted) + ".");
        item[name] = value;
    }
    for (const char* needed : {"id", "title"}) {
        if (!item.contains(needed))
            return wrong("'" + std::string(needed) + "' is missing.");
    }
    if (item.contains("kind") && item["kind"] != shape.kind)
        return wrong(
            "'kind' is not '" + std::string(shape.kind) + "', which is what " + std::string(shape.set) + " holds.");
    item["kind"] = shape.kind;
    return item;
}

std::vector<Reference> referencesIn(const json& item) {
    std::vector<Reference> found;
    for (const auto& [name, value] : item.items()) {
        if (name == "people") {
            for (const auto& person : value)
                found.push_back({"person", person.get<std::string>()});
        } else if (name == "subject") {
            found.push_back({value["kind"].get<std::string>(), value["id"].get<std::string>()});
        } else if (name.ends_with(refEnding)) {
            found.push_back({name.substr(0, name.size() - refEnding.size()), value.get<std::string>()});
        }
    }
    return found;
}

} // namespace seenheard
