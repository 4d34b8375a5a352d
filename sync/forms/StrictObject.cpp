#include "sync/forms/StrictObject.h"

#include <nlohmann/json.hpp>

namespace seenheard {
namespace {

constexpr std::size_t longestText = 4096;

} // namespace

StrictObject::StrictObject(const nlohmann::json& object, std::string where, std::optional<Error>& failure)
    : object_(object)
    , where_(std::move(where))
    , failure_(failure) {
    if (!object.is_object() && !failure_)
        failure_ = fail(ErrorCode::InvalidInput, where_ + ": an object is expected here.");
}

const nlohmann::json* StrictObject::find(const char* attribute) {
    asked_.insert(attribute);
    if (!object_.is_object())
        return nullptr;
    const auto found = object_.find(attribute);
    return found == object_.end() ? nullptr : &*found;
}

bool StrictObject::has(const char* attribute) const {
    return object_.is_object() && object_.contains(attribute);
}

Translations StrictObject::translations() {
    Translations translations;
    const nlohmann::json* byLanguage = object("translations");
    if (byLanguage == nullptr)
        return translations;
    for (const auto& [language, texts] : byLanguage->items()) {
        if (language.empty() || language.size() > 40 || translations.size() >= 20) {
            refuse("translations", "at most 20 languages are expected, each named with up to 40 characters");
            break;
        }
        StrictObject translated(texts, where_ + ", a translation", failure_);
        Translation translation;
        translation.label = translated.textOr("label", "");
        translation.hint = translated.textOr("hint", "");
        translation.constraintMessage = translated.textOr("constraint_message", "");
        translation.itemNoun = translated.textOr("item_noun", "");
        translated.finish();
        translations.emplace(language, std::move(translation));
    }
    return translations;
}

void StrictObject::refuse(std::string_view attribute, std::string_view what) {
    if (!failure_)
        failure_ = fail(ErrorCode::InvalidInput,
            where_ + ", attribute '" + std::string(attribute) + "': " + std::string(what) + ".");
}

std::string StrictObject::text(const char* attribute) {
    if (!has(attribute)) {
        asked_.insert(attribute);
        refuse(attribute, "is missing");
        return {};
    }
    return textOr(attribute, "");
}

std::string StrictObject::textOr(const char* attribute, std::string_view otherwise) {
    const nlohmann::json* found = find(attribute);
    if (found == nullptr)
        return std::string(otherwise);
    const auto* text = found->get_ptr<const std::string*>();
    if (text == nullptr || text->empty() || text->size() > longestText) {
        refuse(attribute, "a text of 1 to 4,096 octets is expected");
        return {};
    }
    return *text;
}

std::int64_t StrictObject::integer(const char* attribute, std::int64_t least, std::int64_t most) {
    const nlohmann::json* found = find(attribute);
    if (found == nullptr) {
        refuse(attribute, "is missing");
        return least;
    }
    const auto value = found->is_number_integer() ? found->get<std::int64_t>() : least - 1;
    if (value < least || value > most) {
        refuse(
            attribute, "a whole number from " + std::to_string(least) + " to " + std::to_string(most) + " is expected");
        return least;
    }
    return value;
}

std::int64_t StrictObject::integerOr(const char* attribute, std::int64_t otherwise) {
    return find(attribute) == nullptr ? otherwise : integer(attribute, -1'000'000, 1'000'000);
}

bool StrictObject::flag(const char* attribute) {
    const nlohmann::json* found = find(attribute);
    if (found == nullptr)
        return false;
    if (!found->is_boolean()) {
        refuse(attribute, "true or false is expected");
        return false;
    }
    return found->get<bool>();
}

const nlohmann::json* StrictObject::array(const char* attribute, std::size_t most) {
    const nlohmann::json* found = find(attribute);
    if (found == nullptr)
        return nullptr;
    if (!found->is_array() || found->empty() || found->size() > most) {
        refuse(attribute, "a list of 1 to " + std::to_string(most) + " is expected");
        return nullptr;
    }
    return found;
}

std::vector<std::string> StrictObject::texts(const char* attribute, std::size_t most) {
    std::vector<std::string> result;
    if (const nlohmann::json* list = array(attribute, most)) {
        for (const auto& item : *list) {
            if (!item.is_string())
                refuse(attribute, "a list of texts is expected");
            else
                result.push_back(item.get<std::string>());
        }
    }
    return result;
}

const nlohmann::json* StrictObject::object(const char* attribute) {
    const nlohmann::json* found = find(attribute);
    if (found != nullptr && !found->is_object()) {
        refuse(attribute, "an object is expected");
        return nullptr;
    }
    return found;
}

void StrictObject::finish() {
    if (!object_.is_object())
        return;
    for (const auto& [attribute, value] : object_.items())
        if (!asked_.contains(attribute))
            refuse(attribute.substr(0, 40), "is not known");
}

} // namespace seenheard
